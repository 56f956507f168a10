import { parentPort } from 'node:worker_threads'
import { CalendarReader } from './calendar-reader'
import type { ReaderAnswer, ReaderQuestion } from './reader-thread'

const reader = new CalendarReader()

// Asked by `ReaderThread`, which starts this. What is thrown here ends the thread, and it tells the user so.
parentPort?.on('message', async ({ id, ask, args }: ReaderQuestion) => {
  const result = ask === 'read' ? await reader.read(...args) : await reader.plan(...args)
  parentPort?.postMessage({ id, result } satisfies ReaderAnswer, [])
})
