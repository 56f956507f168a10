import { Refusal } from '../refusal'

/** One write that waits for the transaction it will be part of. */
interface Waiting {
  write: () => void
  resolve: () => void
  reject: (error: unknown) => void
}

/**
 * Puts writes that arrive while others are being handled into one transaction: one `fsync` serves them all. A write
 * that refuses must have changed nothing; the others go through.
 */
export class GroupCommit {
  private waiting: Waiting[] = []
  private isScheduled = false

  constructor(private readonly transaction: (run: () => void) => void) {}

  /** Resolves with what `write` gave once it is committed. */
  add<Result>(write: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      let result: Result
      this.waiting.push({
        write: () => {
          result = write()
        },
        resolve: () => resolve(result),
        reject,
      })
      if (this.isScheduled) return
      this.isScheduled = true
      // NOTE: after the frames that are readable in this turn of the event loop, so that they share the commit.
      setImmediate(() => this.flush())
    })
  }

  /** Commits what waits, now. */
  flush(): void {
    this.isScheduled = false
    const group = this.waiting
    this.waiting = []
    if (group.length === 0) return
    const refused = new Map<Waiting, unknown>()
    try {
      this.transaction(() => {
        for (const waiting of group) {
          try {
            waiting.write()
          } catch (error) {
            // What is no refusal may have been cut off half-way: nothing of the group is committed then.
            if (!(error instanceof Refusal)) throw error
            refused.set(waiting, error)
          }
        }
      })
    } catch (error) {
      for (const { reject } of group) reject(error)
      return
    }
    for (const waiting of group) {
      if (refused.has(waiting)) waiting.reject(refused.get(waiting))
      else waiting.resolve()
    }
  }
}
