import { Worker } from 'node:worker_threads'
import type { LinkingDocument } from './documents-linking'
import type { FoundDocuments } from './search-documents'

/** Words to search for, or the id of a document to find what links it. */
export type SearchQuestion = { typed: string; limit: number } | { linking: string }

export interface SearchAsked {
  number: number
  databasePath: string
  question: SearchQuestion
}

export type SearchAnswered =
  { number: number; found: FoundDocuments | LinkingDocument[] } | { number: number; failure: string }

/** Nobody searches for longer than this without a key; the thread's memory is given back then. */
const idleMs = 60_000

/**
 * Searches beside the main process: common beginnings of words cost FTS5 tens of milliseconds in a large workspace,
 * too many to keep windows waiting. The thread is started by the first question and ends when it is idle.
 */
export class SearchThread {
  private worker: Worker | undefined
  private number = 0
  private idle: ReturnType<typeof setTimeout> | undefined
  private readonly waiting = new Map<number, (answered: SearchAnswered) => void>()

  constructor(
    private readonly workerPath: string | URL,
    private readonly databasePath: string,
  ) {}

  /** See `searchDocuments`. Rejects where the thread ended or the database could not be read. */
  search(typed: string, limit: number): Promise<FoundDocuments> {
    return this.ask({ typed, limit }) as Promise<FoundDocuments>
  }

  /** See `documentsLinking`. Rejects as `search` does. */
  linking(id: string): Promise<LinkingDocument[]> {
    return this.ask({ linking: id }) as Promise<LinkingDocument[]>
  }

  stop(): void {
    clearTimeout(this.idle)
    void this.worker?.terminate()
    this.ended(this.worker)
  }

  private async ask(question: SearchQuestion): Promise<FoundDocuments | LinkingDocument[]> {
    clearTimeout(this.idle)
    this.number += 1
    const { number, databasePath } = this
    const worker = this.worker ?? this.start()
    const answered = await new Promise<SearchAnswered>((resolve) => {
      this.waiting.set(number, resolve)
      const asked: SearchAsked = { number, databasePath, question }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(asked)
    })
    clearTimeout(this.idle)
    this.idle = setTimeout(() => this.stop(), idleMs).unref()
    if ('failure' in answered) throw new Error(answered.failure)
    return answered.found
  }

  private start(): Worker {
    const worker = new Worker(this.workerPath)
    worker.unref()
    worker.on('message', (answered: SearchAnswered) => {
      this.waiting.get(answered.number)?.(answered)
      this.waiting.delete(answered.number)
    })
    // What it failed by is told by its exit, to everybody who waits.
    worker.on('error', () => this.ended(worker))
    worker.on('exit', () => this.ended(worker))
    this.worker = worker
    return worker
  }

  private ended(worker: Worker | undefined): void {
    if (this.worker !== worker) return
    this.worker = undefined
    const waiting = [...this.waiting]
    this.waiting.clear()
    for (const [number, resolve] of waiting) resolve({ number, failure: 'search-thread-ended' })
  }
}
