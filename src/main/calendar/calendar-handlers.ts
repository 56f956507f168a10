import { basename } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { Arguments } from '@shared/ipc/contract'
import type { Handlers } from '../ipc/serve'
import { noSuchImport, OpenImports, type ImportPorts, type NamedSource } from './open-imports'

interface Ports extends ImportPorts {
  /** Asks the user for a file; resolves with its path, or `undefined` where they chose none. */
  chooseFile: (window: BrowserWindow) => Promise<string | undefined>
}

export function calendarHandlers(
  ports: Ports,
): Pick<Handlers, Extract<keyof Handlers, `calendar.${string}`>> {
  const imports = new OpenImports<BrowserWindow>(ports)
  /** What each window's user chose last: a window never names a path itself. */
  const chosen = new WeakMap<BrowserWindow, { token: string; path: string }>()
  const followed = new WeakSet<BrowserWindow>()
  const closeWith = (window: BrowserWindow) => {
    if (followed.has(window)) return
    followed.add(window)
    window.once('closed', () => imports.closeWindow(window))
  }
  const sourceOf = (window: BrowserWindow, { token, source }: Arguments<'calendar.read'>): NamedSource => {
    if (source.from === 'dropped') {
      const { fileName, bytes, size } = source
      return { fileName, source: { kind: 'bytes', bytes, size } }
    }
    const file = chosen.get(window)
    if (file?.token !== token) throw noSuchImport()
    return { fileName: basename(file.path), source: { kind: 'path', path: file.path } }
  }
  return {
    'calendar.choose': async ({ token }, { window }) => {
      const path = await ports.chooseFile(window)
      if (path === undefined) return { fileName: null }
      chosen.set(window, { token, path })
      return { fileName: basename(path) }
    },

    'calendar.read': (args, { window, workspace }) => {
      const source = sourceOf(window, args)
      closeWith(window)
      return imports.read(window, workspace, args.token, source)
    },

    'calendar.preview': ({ token, options }, { window }) => imports.preview(window, token, options),

    'calendar.confirm': (args, { window }) => imports.confirm(window, args),

    'calendar.close': ({ token }, { window }) => {
      imports.close(window, token)
      return {}
    },
  }
}
