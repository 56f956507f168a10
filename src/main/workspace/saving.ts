import type { z } from 'zod'
import type { savingStateSchema } from '@shared/ipc/calls/workspace'
import { UserError } from '@shared/ipc/user-error'
import { failureKind } from '../vault/failures'

export type SavingState = z.output<typeof savingStateSchema>

/** Counts what is being written and remembers that writing failed, for the saving indicator. */
export class SavingTracker {
  private pending = 0
  private failure: string | null = null
  private readonly idleWaiters = new Set<() => void>()

  constructor(private readonly onChanged: (state: SavingState) => void) {}

  get state(): SavingState {
    return { pending: this.pending, failure: this.failure }
  }

  /** Runs a write. A failure of the disk is thrown on as a `UserError` and stays in the state until a write succeeds. */
  async track<T>(write: () => Promise<T>): Promise<T> {
    this.pending += 1
    this.onChanged(this.state)
    try {
      const result = await write()
      this.failure = null
      return result
    } catch (error) {
      this.failure = describeFailure(error)
      throw error instanceof UserError ? error : new UserError('not-saved', this.failure)
    } finally {
      this.pending -= 1
      if (this.pending === 0) {
        for (const done of this.idleWaiters) done()
        this.idleWaiters.clear()
      }
      this.onChanged(this.state)
    }
  }

  /** Resolves once nothing is being written. */
  async settled(): Promise<void> {
    if (this.pending > 0) await new Promise<void>((resolve) => this.idleWaiters.add(resolve))
  }
}

function describeFailure(error: unknown): string {
  if (error instanceof UserError) return error.message
  const kind = failureKind(error)
  if (kind === 'disk-full') {
    return 'The disk is full. Your latest changes are only in this window; free some space, then try again.'
  }
  if (kind === 'not-writable') {
    return 'Leadup may not write to its folder. Your latest changes are only in this window; try again, or export a copy.'
  }
  return 'Your latest changes could not be written to disk. They are only in this window; try again, or export a copy.'
}
