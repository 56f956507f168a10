import type { BrowserWindow } from 'electron'
import type { AppCommand } from '@shared/ipc/calls/desktop'
import type { Notice } from '@shared/ipc/calls/workspace'
import { mayLeave } from '../lifecycle/may-leave'
import { askToLeave, askToReopen } from '../lifecycle/questions'
import { appOrigin } from '../security/app-origin'
import type { Workspace } from '../workspace/workspace'
import { CrashLimit } from './crash-limit'
import type { Flushing } from './flushing'
import type { OpenWindow, OpenWindows } from './open-windows'
import { createWindow } from './secure-window'
import { placeOf, rememberPlace } from './window-places'

const placeKey = 'window.main'
/** Read by the page when it is back. */
const crashNotice: Notice = {
  id: 'window-crashed',
  tone: 'attention',
  text: 'This window stopped and was opened again. Everything that was saved is here.',
}

export interface MainWindowPorts {
  windows: OpenWindows
  flushing: Flushing
  nowMs: () => number
  onCrash: (reason: string) => void
  /** A main window was closed by the user, its changes being on disk. */
  onClosed: (workspace: Workspace) => void
}

/** The main windows: one for each open workspace. */
export class MainWindows {
  private readonly commands = new Map<BrowserWindow, AppCommand>()
  private readonly closing = new Set<BrowserWindow>()
  private closesAtOnce = false

  constructor(private readonly ports: MainWindowPorts) {}

  /** Opens the workspace's window, or brings the one that is open to the front. */
  show(workspace: Workspace): OpenWindow {
    const open = this.ports.windows.find('main', workspace)
    if (!open) return this.create(workspace)
    if (open.window.isMinimized()) open.window.restore()
    open.window.show()
    open.window.focus()
    return open
  }

  /** Sends a command to a window, which is opened for it where there is none; it hears it once it can. */
  command(workspace: Workspace, command: AppCommand): void {
    const open = this.show(workspace)
    if (open.isListening) this.ports.windows.send(open, 'app.command', { command })
    else this.commands.set(open.window, command)
  }

  /**
   * Carries out a command for the window the user is in. Where that is none of these, undo is the page's own, and all
   * else is for `otherwise`.
   */
  commandFocused(command: AppCommand, otherwise: Workspace): void {
    const focused = this.ports.windows.all().find(({ window }) => window.isFocused())
    const isUndo = command === 'undo' || command === 'redo'
    if (isUndo && focused?.role !== 'main') focused?.window.webContents[command]()
    else this.command(focused?.workspace ?? otherwise, command)
  }

  takeCommand({ window }: OpenWindow): AppCommand | null {
    const command = this.commands.get(window) ?? null
    this.commands.delete(window)
    return command
  }

  /** From now on windows close without being asked: the app quits, and asked them itself. */
  letClose(): void {
    this.closesAtOnce = true
  }

  private create(workspace: Workspace): OpenWindow {
    const { bounds, isMaximized } = placeOf(workspace, placeKey)
    const window = createWindow('main', {
      ...bounds,
      minWidth: 420,
      minHeight: 480,
      // SECURITY: names nobody; a title shows in task bars and on shared screens.
      title: workspace.isSample ? 'Leadup (sample workspace)' : 'Leadup',
      autoHideMenuBar: true,
      ...(process.platform === 'darwin' ? { titleBarStyle: 'hiddenInset' as const } : {}),
    })
    const open = this.ports.windows.add(window, 'main', workspace)
    rememberPlace(window, workspace, placeKey)
    this.reopenAfterCrash(open)
    window.on('page-title-updated', (event) => event.preventDefault())
    window.on('close', (event) => {
      if (this.closesAtOnce) return
      event.preventDefault()
      void this.close(open)
    })
    window.once('closed', () => {
      this.commands.delete(window)
      this.closing.delete(window)
    })
    window.once('ready-to-show', () => {
      if (isMaximized) window.maximize()
      window.show()
    })
    // A page that does not load is shown by Chromium itself; there is nobody to hear of it here.
    void window.loadURL(`${appOrigin}index.html`).catch(() => undefined)
    return open
  }

  private async close(open: OpenWindow): Promise<void> {
    const { window, workspace } = open
    if (this.closing.has(window)) return
    this.closing.add(window)
    const leaves = await mayLeave({
      flush: () => this.ports.flushing.flush([open]),
      ask: () => askToLeave('Close anyway'),
    })
    this.closing.delete(window)
    if (!leaves || window.isDestroyed()) return
    window.destroy()
    this.ports.onClosed(workspace)
  }

  private reopenAfterCrash({ window, workspace }: OpenWindow): void {
    const crashes = new CrashLimit(this.ports.nowMs)
    const reopen = () => {
      if (!workspace.notices.includes(crashNotice)) workspace.notices.push(crashNotice)
      if (!window.isDestroyed()) window.webContents.reload()
    }
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit' || window.isDestroyed()) return
      this.ports.onCrash(reason)
      if (crashes.allows()) reopen()
      else void askToReopen().then((again) => (again ? reopen() : window.destroy()))
    })
  }
}
