import type { WebFrameMain } from './web-frame.ts'
import { StrictEventEmitter } from './strict.ts'
import type { WebContents } from './web-contents.ts'

/** What a handler learns about who calls. */
export interface IpcEvent {
  type: 'frame'
  sender: WebContents
  /** Null when the frame is gone by now. */
  senderFrame: WebFrameMain | null
  frameId: number
  processId: number
  reply(channel: string, ...args: unknown[]): void
}

type Handler = (event: IpcEvent, ...args: unknown[]) => unknown

/** Channels are the app's own, so this emitter takes any name. */
class IpcMain extends StrictEventEmitter {
  readonly #handlers = new Map<string, Handler>()

  constructor() {
    super('ipcMain')
  }

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    }
    if (typeof handler !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`)
    this.#handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return handler(event, ...args)
    })
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** @throws what the handler throws, as Electron words it for the caller */
  async call(event: IpcEvent, channel: string, args: unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return handler(event, ...args)
  }
}

export const ipcMain = new IpcMain()
