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
}

/** The windows that are open, and the way to tell them something. */
export class OpenWindows {
  private readonly byContents = new Map<number, OpenWindow>()

  add(open: OpenWindow): void {
    const { id } = open.window.webContents
    this.byContents.set(id, open)
    open.window.once('closed', () => this.byContents.delete(id))
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

  /** Sends an event to this workspace's windows whose role gets it. */
  broadcast<Name extends EventName>(
    workspace: Workspace,
    name: Name,
    payload: Payload<Name>,
    only: (open: OpenWindow) => boolean = () => true,
  ): void {
    for (const open of this.all()) {
      if (open.workspace !== workspace || !eventNamesOf(open.role).has(name) || !only(open)) continue
      if (!open.window.webContents.isDestroyed()) open.window.webContents.send(eventChannel, name, payload)
    }
  }
}
