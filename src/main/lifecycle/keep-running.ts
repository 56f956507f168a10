import { app } from 'electron'
import type { Hotkey } from '../capture/hotkey'
import { readSettings } from '../settings'
import type { OpenWindows } from '../windows/open-windows'
import type { Workspace } from '../workspace/workspace'
import { sayKeepsRunning } from './questions'

const toldKey = 'told.keepsRunning'

/**
 * After a main window was closed: the app stays, so that capture works, or quits where the user wants that or could
 * not reach it any more. Said once, when it first stays. On macOS apps stay, and nobody needs to be told.
 */
export async function stayOrQuit(
  own: Workspace,
  windows: OpenWindows,
  hotkey: Hotkey,
  hasTray: boolean,
): Promise<void> {
  if (process.platform === 'darwin' || windows.all().some(({ role }) => role === 'main')) return
  const { shortcut, isRegistered } = hotkey.state
  const canBeReached = hasTray || isRegistered
  if (!readSettings(own).closeKeepsRunning || !canBeReached) return app.quit()
  if (own.recall(toldKey) === true) return
  own.remember(toldKey, true)
  const where = hasTray ? 'in the tray' : 'in the background'
  if (await sayKeepsRunning(where, isRegistered ? shortcut : undefined)) app.quit()
}
