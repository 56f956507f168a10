import { basename } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { Handlers } from '../ipc/serve'
import { OpenImports, type ImportPorts } from './open-imports'

interface Ports extends ImportPorts {
  /** Asks the user for a file; resolves with its path, or `undefined` where they chose none. */
  chooseFile: (window: BrowserWindow) => Promise<string | undefined>
}

export function calendarHandlers(
  ports: Ports,
): Pick<Handlers, Extract<keyof Handlers, `calendar.${string}`>> {
  const imports = new OpenImports<BrowserWindow>(ports)
  const followed = new WeakSet<BrowserWindow>()
  const closeWith = (window: BrowserWindow) => {
    if (followed.has(window)) return
    followed.add(window)
    window.once('closed', () => imports.closeWindow(window))
  }
  return {
    'calendar.choose': async ({ token }, { window, workspace }) => {
      const path = await ports.chooseFile(window)
      if (path === undefined) return { file: null }
      closeWith(window)
      const opened = await imports.read(window, workspace, token, { kind: 'path', path })
      return { file: { fileName: basename(path), ...opened } }
    },

    'calendar.read': async ({ token, fileName, bytes, size }, { window, workspace }) => {
      closeWith(window)
      const opened = await imports.read(window, workspace, token, { kind: 'bytes', bytes, size })
      return { file: { fileName, ...opened } }
    },

    'calendar.preview': ({ token, options }, { window }) => imports.preview(window, token, options),

    'calendar.confirm': (args, { window }) => imports.confirm(window, args),

    'calendar.close': ({ token }, { window }) => {
      imports.close(window, token)
      return {}
    },
  }
}
