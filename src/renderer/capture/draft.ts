import { beforeLeaving, call, newId } from '../documents/bridge'
import { readDraftText } from '../documents/draft-text'

/** What was typed and not captured yet. */
export interface Draft {
  text: string
  /** Keys of the chips that were taken back. */
  rejected: string[]
  /** The word that was taken of what was proposed; empty for none. */
  accepted: string
  /**
   * What the capture will be committed under. A new one with each change to the text, so that sending the same text
   * again after a crash makes no second capture, and another text is never taken for the same.
   */
  commandId: string
}

const key = 'capture.draft'
/** Typing goes to disk in pauses; a crash costs at most what was typed within this time. */
const restMs = 120

/** Keeps the draft on disk, so that it outlives this window and the app. */
export class DraftKeeper {
  private current: Draft = emptyDraft()
  private timer: ReturnType<typeof setTimeout> | undefined
  private isWritten = true
  private written: Promise<unknown> = Promise.resolve()

  constructor() {
    beforeLeaving(() => this.flush())
  }

  get draft(): Draft {
    return this.current
  }

  /** The draft as it is on disk; `isDamaged` where that is what could still be read of it. */
  async load(): Promise<Draft & { isDamaged: boolean }> {
    const saved = await call('deviceState.read', { key })
    const { text, isDamaged } = readDraftText(saved)
    this.current = { ...emptyDraft(), text, ...(isDraft(saved) ? saved : {}) }
    return { ...this.current, isDamaged }
  }

  change(next: Partial<Omit<Draft, 'commandId'>>): void {
    const hasNewText = next.text !== undefined && next.text !== this.current.text
    this.current = { ...this.current, ...next, ...(hasNewText ? { commandId: newId() } : {}) }
    this.isWritten = false
    clearTimeout(this.timer)
    // A disk that cannot be written is said when the capture is committed; the text is in this window.
    this.timer = setTimeout(() => void this.flush().catch(() => undefined), restMs)
  }

  /** What was typed has been captured. */
  clear(): void {
    this.current = emptyDraft()
    this.isWritten = false
  }

  /** Resolves once the draft is on disk. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    if (!this.isWritten) {
      this.isWritten = true
      this.written = call('deviceState.write', { key, value: this.current }).catch((error: unknown) => {
        this.isWritten = false
        throw error
      })
    }
    await this.written
  }
}

function emptyDraft(): Draft {
  return { text: '', rejected: [], accepted: '', commandId: newId() }
}

/** A draft of an earlier version has no `accepted`. */
function isDraft(value: unknown): value is Omit<Draft, 'accepted'> {
  if (typeof value !== 'object' || value === null) return false
  const { text, rejected, commandId } = value as Record<string, unknown>
  return typeof text === 'string' && Array.isArray(rejected) && typeof commandId === 'string'
}
