import { rmSync } from 'node:fs'
import type { Log } from '../lifecycle/log'
import type { OpenWindows } from '../windows/open-windows'
import { buildSample } from './build-sample'
import { openWorkspace } from './open-workspace'
import type { Workspace } from './workspace'

/**
 * The sample workspace, beside the user's own: a folder, a vault and windows of its own, so that nothing of one can
 * come into the other.
 */
export class Sample {
  private current: Workspace | undefined

  constructor(
    private readonly folder: string,
    private readonly windows: OpenWindows,
    private readonly log: Log,
    private readonly ports: { nowMs: () => number; zone: () => string },
  ) {}

  /** The sample as it was left, or built from today's date where there is none, or where it is wanted afresh. */
  async open(afresh: boolean): Promise<Workspace> {
    if (afresh) this.remove()
    this.current ??= openWorkspace({ folder: this.folder, isSample: true }, this.windows, this.log)
    const workspace = this.current
    if (workspace.vault.rows(['person']).length === 0) await buildSample(workspace, this.ports)
    return workspace
  }

  close(): void {
    this.current?.close()
    this.current = undefined
  }

  private remove(): void {
    for (const { window, workspace } of this.windows.all()) {
      if (workspace.isSample) window.destroy()
    }
    this.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
