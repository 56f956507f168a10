import type { BrowserWindow, WebContents } from 'electron'
import type { WindowRole } from '@shared/ipc/call'
import { eventChannel } from '@shared/ipc/bridge'
import { eventNamesOf, type EventName, type Payload } from '@shared/ipc/contract'
import type { Workspace } from '../workspace/workspace'

/** A window of ours: what it may ask, and of which workspace. */
export interface OpenWindow {
  window: BrowserWindow
  role: WindowRole
  workspace: Workspace
  /** Bodies it has open and wants to hear of. */
  openBodies: Set<string>
  /** Its page has made a call: its script runs, so it can hear events. False again while it loads. */
  isListening: boolean
}

/** The windows that are open, and the way to tell them something. */
export class OpenWindows {
  private readonly byContents = new Map<number, OpenWindow>()

  add(window: BrowserWindow, role: WindowRole, workspace: Workspace): OpenWindow {
    const { id } = window.webContents
    const open: OpenWindow = { window, role, workspace, openBodies: new Set(), isListening: false }
    this.byContents.set(id, open)
    const stopsListening = () => {
      open.isListening = false
      open.openBodies.clear()
    }
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) stopsListening()
    })
    window.webContents.on('render-process-gone', stopsListening)
    window.once('closed', () => this.byContents.delete(id))
    return open
  }

  of(contents: WebContents): OpenWindow | undefined {
    return this.byContents.get(contents.id)
  }

  all(): OpenWindow[] {
    return [...this.byContents.values()].filter(({ window }) => !window.isDestroyed())
  }

  find(role: WindowRole, workspace: Workspace): OpenWindow | undefined {
    return this.all().find((open) => open.role === role && open.workspace === workspace)
  }

  send<Name extends EventName>(open: OpenWindow, name: Name, payload: Payload<Name>): void {
    if (!eventNamesOf(open.role).has(name) || open.window.isDestroyed()) return
    const { webContents } = open.window
    if (!webContents.isDestroyed() && !webContents.isCrashed()) webContents.send(eventChannel, name, payload)
  }

  /** Sends an event to this workspace's windows whose role gets it. */
  broadcast<Name extends EventName>(
    workspace: Workspace,
    name: Name,
    payload: Payload<Name>,
    only: (open: OpenWindow) => boolean = () => true,
  ): void {
    for (const open of this.all()) {
      if (open.workspace === workspace && only(open)) this.send(open, name, payload)
    }
  }
}
