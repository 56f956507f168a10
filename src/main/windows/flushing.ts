import { randomUUID } from 'node:crypto'
import type { OpenWindow, OpenWindows } from './open-windows'

/** How long windows get to send what they have before the user is asked. */
export const flushTimeoutMs = 3000

/** Asks windows to send what is unsent, and hears when it is on disk. */
export class Flushing {
  private readonly waiting = new Map<string, (unsaved: number) => void>()

  constructor(
    private readonly windows: OpenWindows,
    private readonly wait: (ms: number) => Promise<void>,
  ) {}

  /** Whether everything these windows had is on disk; false where one said no, or did not answer in time. */
  async flush(open: readonly OpenWindow[]): Promise<boolean> {
    const requestIds: string[] = []
    const answers = open.filter(canAnswer).map((one) => {
      const requestId = randomUUID()
      requestIds.push(requestId)
      return new Promise<number>((resolve) => {
        this.waiting.set(requestId, resolve)
        this.windows.send(one, 'app.flush', { requestId })
      })
    })
    const saved = async () => {
      const unsaved = await Promise.all(answers)
      const workspaces = [...new Set(open.map(({ workspace }) => workspace))]
      const settled = await Promise.all(workspaces.map((workspace) => workspace.settled()))
      return unsaved.every((count) => count === 0) && settled.every(Boolean)
    }
    const isSaved = await Promise.race([saved(), this.wait(flushTimeoutMs).then(() => false)])
    for (const requestId of requestIds) this.waiting.delete(requestId)
    return isSaved
  }

  /** A window's answer to `app.flush`. */
  answered(requestId: string, unsaved: number): void {
    this.waiting.get(requestId)?.(unsaved)
  }
}

/** One that crashed or has not begun has nothing to send. */
function canAnswer({ window, isListening }: OpenWindow): boolean {
  return isListening && !window.isDestroyed() && !window.webContents.isCrashed()
}
