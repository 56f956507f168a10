import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { appOrigin } from '../security/app-protocol'
import type { Workspace } from '../workspace/workspace'
import type { OpenWindows } from './open-windows'

/** SECURITY: the same for every window of ours. */
export const secureWebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: true,
} as const

/** Opens the workspace's main window, or brings the one that is open to the front. */
export function showMainWindow(workspace: Workspace, windows: OpenWindows): BrowserWindow {
  const open = windows.find('main', workspace)
  if (open) {
    if (open.window.isMinimized()) open.window.restore()
    open.window.show()
    open.window.focus()
    return open.window
  }
  const window = new BrowserWindow({
    width: 1360,
    height: 860,
    minWidth: 420,
    minHeight: 480,
    show: false,
    title: workspace.isSample ? 'Leadup (sample workspace)' : 'Leadup',
    webPreferences: { ...secureWebPreferences, preload: join(import.meta.dirname, '../preload/main.cjs') },
  })
  windows.add({ window, role: 'main', workspace, openBodies: new Set() })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${appOrigin}index.html`)
  return window
}
