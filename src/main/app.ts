import { join } from 'node:path'
import { app, session } from 'electron'
import type { CommandLine } from './command-line'
import { captureHandlers } from './ipc/capture-handlers'
import { clipboardHandlers } from './ipc/clipboard-handlers'
import { documentHandlers } from './ipc/document-handlers'
import { serveCalls } from './ipc/serve'
import { workspaceHandlers } from './ipc/workspace-handlers'
import { searchHandlers } from './search/search-handlers'
import { serveApp } from './security/app-protocol'
import { guardContents, guardSession } from './security/guards'
import { showMainWindow } from './windows/main-window'
import { OpenWindows } from './windows/open-windows'
import { openWorkspace } from './workspace/open-workspace'

/** Brings the app up, part by part, in the order they need each other. */
export async function startApp(_commandLine: CommandLine): Promise<void> {
  guardContents()
  await app.whenReady()
  guardSession(session.defaultSession)
  serveApp(session.defaultSession, join(import.meta.dirname, '../renderer'))

  const windows = new OpenWindows()
  const workspace = openWorkspace(
    { folder: join(app.getPath('userData'), 'workspace'), isSample: false },
    windows,
  )
  const handlers = {
    ...workspaceHandlers,
    ...documentHandlers,
    ...captureHandlers,
    ...clipboardHandlers,
    ...searchHandlers,
  }
  serveCalls(handlers, windows, (error) =>
    process.stderr.write(`${String(error)}
`),
  )
  showMainWindow(workspace, windows)

  app.on('second-instance', () => showMainWindow(workspace, windows))
  app.on('activate', () => showMainWindow(workspace, windows))
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', () => workspace.close())
}
