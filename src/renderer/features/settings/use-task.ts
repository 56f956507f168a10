import { useState } from 'react'
import { UserError } from '@shared/ipc/user-error'
import { messageOf } from '../../app/message-of'

export interface Task {
  isRunning: boolean
  failure: string | undefined
  /** What programs call that failure; `undefined` where it has no name. */
  failureCode: string | undefined
  run: () => void
}

/** Something that takes a moment and may fail: runs once at a time and keeps what went wrong to be shown. */
export function useTask(work: () => Promise<void>): Task {
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<{ message: string; code: string | undefined }>()
  const run = () => {
    if (isRunning) return
    setRunning(true)
    setFailure(undefined)
    work()
      .catch((error: unknown) =>
        setFailure({
          message: messageOf(error),
          code: error instanceof UserError ? error.code : undefined,
        }),
      )
      .finally(() => setRunning(false))
  }
  return { isRunning, failure: failure?.message, failureCode: failure?.code, run }
}
