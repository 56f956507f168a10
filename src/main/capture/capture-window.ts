import type { Mentionable } from '@shared/domain/capture/people-in-text'
import { app, screen, type BrowserWindow } from 'electron'
import { appOrigin } from '../security/app-origin'
import { inUpperThird } from '../windows/bounds'
import type { CrashLimit } from '../windows/crash-limit'
import type { OpenWindow, OpenWindows } from '../windows/open-windows'
import { createWindow } from '../windows/secure-window'
import type { Workspace } from '../workspace/workspace'
import { presentPerson } from './present-person'
import type { CapturePorts } from './put-on-agenda'

const size = { width: 640, height: 108 }

/** The capture window: made hidden, kept warm, shown by one message, and made anew should its page crash. */
export class CaptureWindow {
  private open: OpenWindow | undefined
  private loaded: Promise<void> = Promise.resolve()

  constructor(
    private readonly windows: OpenWindows,
    private readonly workspace: Workspace,
    private readonly crashes: CrashLimit,
    private readonly onCrash: (reason: string) => void,
    private readonly ports: CapturePorts,
  ) {}

  /** Makes the window ready to be shown; does nothing where it is. */
  warm(): void {
    this.open ??= this.create()
  }

  /** Shows the window on the display that has the pointer, with the caret in its input. */
  async show(failed: { text: string; reason: string } | null = null): Promise<void> {
    const { window } = (this.open ??= this.create())
    if (!window.isVisible()) this.placeAtPointer(window)
    await this.loaded
    if (window.isDestroyed()) return
    window.show()
    window.focus()
    if (this.open) this.windows.send(this.open, 'capture.shown', { failed, present: this.present() })
  }

  /** A vault that cannot be read just now must not keep the line from being typed. */
  private present(): Mentionable | null {
    try {
      return presentPerson(this.workspace.vault, this.ports)
    } catch {
      return null
    }
  }

  /** Hides the window; the focus goes back to where it came from. */
  hide(): void {
    const window = this.open?.window
    if (!window || window.isDestroyed() || !window.isVisible()) return
    window.hide()
    // A hidden window leaves the app in front on macOS; where nothing else of ours shows, the app before comes back.
    if (process.platform === 'darwin' && !this.windows.all().some((other) => other.window.isVisible()))
      app.hide()
  }

  /** Gives the window this height, keeping its top edge, as far as the display goes. */
  fit(height: number): void {
    const window = this.open?.window
    if (!window || window.isDestroyed()) return
    const bounds = window.getBounds()
    const { workArea } = screen.getDisplayMatching(bounds)
    const lowest = workArea.y + workArea.height
    window.setBounds({ ...bounds, height: Math.min(height, Math.max(size.height, lowest - bounds.y)) })
  }

  /** It must be gone for good when the app quits; its draft is on disk. */
  destroy(): void {
    this.open?.window.destroy()
  }

  private create(): OpenWindow {
    const window = createWindow('capture', {
      ...size,
      title: 'Capture',
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      // A panel of macOS takes the keyboard without bringing the app, and so its main window, to the front.
      ...(process.platform === 'darwin' ? { type: 'panel' } : {}),
    })
    window.setAlwaysOnTop(true, 'screen-saver')
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true })
    const open = this.windows.add(window, 'capture', this.workspace)
    window.on('close', (event) => {
      event.preventDefault()
      this.hide()
    })
    window.webContents.on('render-process-gone', (_event, { reason }) => this.replace(open, reason))
    // The page's own failure to load shows as a window that stays empty; the next press tries again.
    this.loaded = window.loadURL(`${appOrigin}capture/index.html`).catch(() => this.forget(open))
    return open
  }

  private replace(open: OpenWindow, reason: string): void {
    if (open !== this.open) return
    this.onCrash(reason)
    const wasVisible = open.window.isVisible()
    this.forget(open)
    // A page that crashes each time it loads is tried again when the user next presses the hotkey.
    if (!this.crashes.allows()) return
    if (wasVisible) void this.show()
    else this.warm()
  }

  private forget(open: OpenWindow): void {
    if (open === this.open) this.open = undefined
    if (!open.window.isDestroyed()) open.window.destroy()
  }

  private placeAtPointer(window: BrowserWindow): void {
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
    const [width = size.width, height = size.height] = window.getSize()
    window.setBounds(inUpperThird({ width, height }, workArea))
  }
}
