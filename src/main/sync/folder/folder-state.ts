import type { TransportError, TransportState } from '@shared/sync/transport'
import { folderError } from './folder-errors'

/** What is wrong with the folder, put together from what looking and writing met. */
export class FolderState {
  private isPaused = false
  private isClosed = false
  private hasLooked = false
  /** Why it could not be looked at. */
  private trouble: TransportError | undefined
  /** Why it could not be written to. */
  private writeTrouble: TransportError | undefined
  private last: TransportState = { connection: 'connecting' }

  constructor(private readonly tell: (state: TransportState) => void) {}

  get current(): TransportState {
    return this.last
  }

  get isWriteRefused(): boolean {
    return this.writeTrouble !== undefined
  }

  /** False where it was so already. */
  setPaused(isPaused: boolean): boolean {
    if (isPaused === this.isPaused) return false
    this.isPaused = isPaused
    this.hasLooked = false
    this.update()
    return true
  }

  setClosed(): void {
    this.isClosed = true
    this.update()
  }

  noteLooked(): void {
    this.trouble = undefined
    this.hasLooked = true
    this.update()
  }

  /** After a failed call, or a look that could not be made. */
  noteFailure(error: TransportError, { isLook = false } = {}): void {
    if (error.code === 'quota' || error.code === 'not-writable') this.writeTrouble = error
    else if (isLook || error.code === 'folder-missing' || error.code === 'offline') this.trouble = error
    this.update()
  }

  noteWritable(): void {
    this.writeTrouble = undefined
    this.update()
  }

  private update(): void {
    const state = this.derive()
    if (JSON.stringify(state) === JSON.stringify(this.last)) return
    this.last = state
    this.tell(state)
  }

  private derive(): TransportState {
    if (this.isClosed) return { connection: 'offline', code: 'closed' }
    if (this.isPaused) return { connection: 'offline' }
    const { trouble, writeTrouble } = this
    if (trouble) return { connection: 'offline', code: trouble.code, message: trouble.message }
    if (writeTrouble) {
      return { connection: 'refused', code: writeTrouble.code, message: writeTrouble.message }
    }
    return { connection: this.hasLooked ? 'ready' : 'connecting' }
  }

  /** Rejects calls that are made while it is closed or paused. */
  requireOpen(): void {
    if (this.isClosed) throw folderError('closed')
    if (this.isPaused) throw folderError('offline')
  }
}
