import type { Readable, Writable } from 'node:stream'
import { EventEmitter } from 'node:events'
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts'

export type { Protocol }
type Commands = Protocol.CommandParameters
type Answers = Protocol.CommandReturnValues
type Events = Protocol.Events

interface Incoming {
  id?: number
  method?: string
  params?: unknown
  result?: unknown
  error?: { message: string }
  sessionId?: string
}

/** One DevTools session: the browser's own, or a page's. */
export class CdpSession {
  readonly events = new EventEmitter().setMaxListeners(0)
  readonly #connection: CdpConnection
  readonly #sessionId: string | undefined

  constructor(connection: CdpConnection, sessionId?: string) {
    this.#connection = connection
    this.#sessionId = sessionId
  }

  send<Method extends keyof Commands & keyof Answers>(
    method: Method,
    params?: Commands[Method],
  ): Promise<Answers[Method]> {
    return this.#connection.send(method, params, this.#sessionId) as Promise<Answers[Method]>
  }

  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void {
    this.events.on(name, listener)
  }
}

/**
 * Chromium's DevTools over a pair of pipes. Chromium ends when its end closes, so it never outlives this process,
 * however that dies.
 */
export class CdpConnection {
  readonly browser = new CdpSession(this)
  readonly #sessions = new Map<string, CdpSession>()
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  readonly #writable: Writable
  #lastId = 0
  #parts: Buffer[] = []
  #closed = false

  constructor(writable: Writable, readable: Readable) {
    this.#writable = writable
    // Chromium may be gone before the last command is written; `close` tells whoever waits.
    writable.on('error', () => this.close())
    readable.on('data', (chunk: Buffer) => this.#read(chunk))
    readable.on('close', () => this.close())
  }

  send(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error(`${method}: the browser is gone`))
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => reject(new Error(`${method}: ${error.message}`))
      this.#waiting.set(id, { resolve, reject: fail })
      this.#writable.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  async attach(targetId: string): Promise<CdpSession> {
    const { sessionId } = await this.browser.send('Target.attachToTarget', { targetId, flatten: true })
    const session = new CdpSession(this, sessionId)
    this.#sessions.set(sessionId, session)
    return session
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    for (const { reject } of this.#waiting.values()) reject(new Error('the browser is gone'))
    this.#waiting.clear()
    this.browser.events.emit('closed')
  }

  #read(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const text = Buffer.concat([...this.#parts, chunk.subarray(start, end)]).toString()
      this.#parts = []
      start = end + 1
      this.#receive(JSON.parse(text) as Incoming)
    }
    if (start < chunk.length) this.#parts.push(chunk.subarray(start))
  }

  #receive(message: Incoming): void {
    if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id)
      this.#waiting.delete(message.id)
      if (message.error) waiting?.reject(new Error(message.error.message))
      else waiting?.resolve(message.result)
      return
    }
    const session = message.sessionId === undefined ? this.browser : this.#sessions.get(message.sessionId)
    if (message.method) session?.events.emit(message.method, message.params)
  }
}
