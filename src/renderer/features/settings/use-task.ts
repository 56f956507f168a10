import { useState } from 'react'

export interface Task {
  isRunning: boolean
  failure: string | undefined
  run: () => void
}

/** Something that takes a moment and may fail: runs once at a time and keeps what went wrong to be shown. */
export function useTask(work: () => Promise<void>): Task {
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<string>()
  const run = () => {
    if (isRunning) return
    setRunning(true)
    setFailure(undefined)
    work()
      .catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)))
      .finally(() => setRunning(false))
  }
  return { isRunning, failure, run }
}
