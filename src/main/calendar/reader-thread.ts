import { Worker } from 'node:worker_threads'
import type { CalendarReading, PlannedImport, ReadOutcome } from './calendar-reader'

export type ReaderQuestion = { id: number } & (
  | { ask: 'read'; args: Parameters<CalendarReading['read']> }
  | { ask: 'plan'; args: Parameters<CalendarReading['plan']> }
)
export interface ReaderAnswer {
  id: number
  result: ReadOutcome | PlannedImport
}

/** `took-too-long`, `ended` (memory, or a fault of ours), or `closed` by whoever opened it. */
export type ReaderEnd = 'took-too-long' | 'ended' | 'closed'

export class ReaderEndedError extends Error {
  constructor(
    readonly end: ReaderEnd,
    cause?: unknown,
  ) {
    super(`the calendar reader is gone: ${end}`, { cause })
  }
}

/** The largest calendars take some ten seconds on an old machine. */
const defaultLimitMs = 90_000

/** A calendar at the size limit needs a third of this. Past it the thread ends, and the app does not. */
const maxHeapMb = 1536

/** A `CalendarReading` in a thread of its own, so that the main process never waits for it. */
export class ReaderThread implements CalendarReading {
  private readonly worker: Worker
  private readonly waiting = new Map<
    number,
    { resolve: (result: never) => void; reject: (error: Error) => void }
  >()
  private lastId = 0
  private end: ReaderEndedError | undefined

  constructor(
    workerPath: string,
    private readonly limitMs = defaultLimitMs,
  ) {
    this.worker = new Worker(workerPath, { resourceLimits: { maxOldGenerationSizeMb: maxHeapMb } })
    // A preview left open must not keep the app from quitting.
    this.worker.unref()
    this.worker.on('message', ({ id, result }: ReaderAnswer) => {
      this.waiting.get(id)?.resolve(result as never)
      this.waiting.delete(id)
    })
    this.worker.on('error', (error) => this.fail(new ReaderEndedError('ended', error)))
    this.worker.on('exit', () => this.fail(new ReaderEndedError('ended')))
  }

  read(...args: Parameters<CalendarReading['read']>): Promise<ReadOutcome> {
    const [source, localZone] = args
    if (source.kind === 'path') return this.ask({ id: ++this.lastId, ask: 'read', args })
    // Handed over, not copied (it may be 32 MB), unless the memory belongs to others too.
    const { bytes, size } = source
    const isAlone = bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    const own = isAlone ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
    return this.ask(
      { id: ++this.lastId, ask: 'read', args: [{ kind: 'bytes', bytes: own, size }, localZone] },
      [own.buffer],
    )
  }

  plan(...args: Parameters<CalendarReading['plan']>): Promise<PlannedImport> {
    return this.ask({ id: ++this.lastId, ask: 'plan', args })
  }

  /** Ends the thread, also in the middle of reading. */
  close(): void {
    this.fail(new ReaderEndedError('closed'))
    void this.worker.terminate()
  }

  private ask<Result>(question: ReaderQuestion, transfer: ArrayBuffer[] = []): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.end) return reject(this.end)
      const limit = setTimeout(() => {
        this.fail(new ReaderEndedError('took-too-long'))
        void this.worker.terminate()
      }, this.limitMs)
      const settle =
        <Value>(then: (value: Value) => void) =>
        (value: Value) => {
          clearTimeout(limit)
          then(value)
        }
      this.waiting.set(question.id, { resolve: settle(resolve), reject: settle(reject) })
      this.worker.postMessage(question, transfer)
    })
  }

  /** The first end counts: what follows from it is not news. */
  private fail(error: ReaderEndedError): void {
    this.end ??= error
    for (const { reject } of this.waiting.values()) reject(this.end)
    this.waiting.clear()
  }
}
