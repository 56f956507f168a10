/* The functions here run in a page. They hold no reference to anything outside them: their source is sent there. */

/** A value on its way between the worlds of a page: `clone` is left to the browser, the others are proxied. */
export type Crossing =
  | { is: 'clone'; value: unknown }
  | { is: 'function' | 'promise'; id: number }
  | { is: 'error'; message: string }
  | { is: 'array'; items: Crossing[] }
  | { is: 'object'; entries: [string, Crossing][] }

type Message =
  | { do: 'call'; id: number; args: Crossing[] }
  | { do: 'return'; ok: boolean; value: Crossing }
  | { do: 'settle'; id: number; ok: boolean; value: Crossing }
  | { do: 'expose'; key: string; value: Crossing }
  | { do: 'exposed'; error?: string }

/**
 * One end of the context bridge. Two worlds of a page share its document and nothing else; an event dispatched on it
 * reaches the other world synchronously, and the browser clones its detail. The event's name is secret to the pair.
 */
export function createBridge(secret: string, side: 'page' | 'preload') {
  const outbox = `${secret}:${side === 'page' ? 'preload' : 'page'}`
  const dispatch = document.dispatchEvent.bind(document)
  const NewEvent = CustomEvent
  const functions: ((...args: unknown[]) => unknown)[] = []
  const functionIds = new WeakMap<object, number>()
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>()
  let promises = 0
  let returned: { ok: boolean; value: Crossing } | undefined
  let exposed: { error?: string } | undefined

  const post = (message: Message) => dispatch(new NewEvent(outbox, { detail: message }))

  const encode = (value: unknown, depth = 0): Crossing => {
    if (depth > 1000) {
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      )
    }
    if (typeof value === 'function') {
      let id = functionIds.get(value)
      if (id === undefined) {
        id = functions.push(value as (...args: unknown[]) => unknown) - 1
        functionIds.set(value, id)
      }
      return { is: 'function', id }
    }
    if (typeof value === 'symbol') throw new Error('An object could not be cloned.')
    if (typeof value !== 'object' || value === null) return { is: 'clone', value }
    if (value instanceof Promise) {
      const id = promises++
      const settle = (ok: boolean) => (result: unknown) =>
        post({ do: 'settle', id, ok, value: encode(result) })
      value.then(settle(true), settle(false)).catch((error: unknown) => settle(false)(error))
      return { is: 'promise', id }
    }
    if (value instanceof Error) return { is: 'error', message: value.message }
    if (Array.isArray(value)) return { is: 'array', items: value.map((item) => encode(item, depth + 1)) }
    if (Object.prototype.toString.call(value) === '[object Object]') {
      return { is: 'object', entries: Object.entries(value).map(([k, v]) => [k, encode(v, depth + 1)]) }
    }
    try {
      return { is: 'clone', value: structuredClone(value) }
    } catch {
      throw new Error('An object could not be cloned.')
    }
  }

  const call = (id: number, args: unknown[]): unknown => {
    post({ do: 'call', id, args: args.map((arg) => encode(arg)) })
    const answer = returned
    returned = undefined
    if (!answer) throw new Error('electron stand-in: the other world of the page did not answer')
    if (!answer.ok) throw decode(answer.value)
    return decode(answer.value)
  }

  const decode = (crossing: Crossing): unknown => {
    switch (crossing.is) {
      case 'clone':
        return crossing.value
      case 'function':
        return (...args: unknown[]) => call(crossing.id, args)
      case 'promise':
        return new Promise((resolve, reject) => pending.set(crossing.id, { resolve, reject }))
      case 'error':
        return new Error(crossing.message)
      case 'array':
        return crossing.items.map(decode)
      case 'object':
        return Object.fromEntries(crossing.entries.map(([k, v]) => [k, decode(v)]))
    }
  }

  const answer = (message: { id: number; args: Crossing[] }) => {
    try {
      post({ do: 'return', ok: true, value: encode(functions[message.id]?.(...message.args.map(decode))) })
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      post({ do: 'return', ok: false, value: { is: 'error', message: text } })
    }
  }

  const deepFreeze = <T>(value: T): T => {
    if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
      for (const item of Object.values(value)) deepFreeze(item)
      Object.freeze(value)
    }
    return value
  }

  const receiveApi = (key: string, value: Crossing) => {
    if (key in window) {
      post({ do: 'exposed', error: 'Cannot bind an API on top of an existing property on the window object' })
      return
    }
    Object.defineProperty(window, key, { value: deepFreeze(decode(value)), enumerable: true })
    post({ do: 'exposed' })
  }

  document.addEventListener(`${secret}:${side}`, (event) => {
    const message = (event as CustomEvent<Message>).detail
    switch (message.do) {
      case 'call':
        return answer(message)
      case 'return':
        returned = message
        return
      case 'settle': {
        const waiting = pending.get(message.id)
        pending.delete(message.id)
        return waiting?.[message.ok ? 'resolve' : 'reject'](decode(message.value))
      }
      case 'expose':
        return receiveApi(message.key, message.value)
      case 'exposed':
        exposed = message
    }
  })

  return {
    expose(key: string, api: unknown): void {
      post({ do: 'expose', key, value: encode(api) })
      const answer = exposed
      exposed = undefined
      if (!answer) throw new Error('electron stand-in: the page did not take the API')
      if (answer.error !== undefined) throw new Error(answer.error)
    },
  }
}
