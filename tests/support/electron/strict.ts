import { EventEmitter } from 'node:events'

/** What JavaScript itself, promises and inspectors look for on any object; asking for these is not asking Electron. */
const askedOfAnything = new Set(['then', 'toJSON', 'inspect', 'nodeType', 'asymmetricMatch', '$$typeof'])

/** Refuses by name, so that a test which passes here never passed because the stand-in shrugged. */
export function notImplemented(what: string): never {
  throw new Error(`electron stand-in: ${what} is not implemented`)
}

/** Objects that Electron has destroyed, and what may still be asked of them. */
const destroyed = new WeakSet<object>()
const innerOf = new WeakMap<object, object>()
const survives = (key: string) =>
  key === 'isDestroyed' || key.startsWith('_') || key in EventEmitter.prototype

/** From now on the object throws as Electron's do once their native half is gone. */
export function markDestroyed(object: object): void {
  destroyed.add(innerOf.get(object) ?? object)
}

/** The same object, on which reading or setting a name it does not have throws that name. */
export function strict<T extends object>(name: string, target: T): T {
  const check = (inner: T, key: string | symbol, what: string) => {
    if (typeof key !== 'string' || askedOfAnything.has(key)) return
    if (!(key in inner)) notImplemented(what)
    if (destroyed.has(inner) && !survives(key)) throw new TypeError('Object has been destroyed')
  }
  const outer = new Proxy(target, {
    get(inner, key, receiver) {
      check(inner, key, `${name}.${String(key)}`)
      return Reflect.get(inner, key, receiver)
    },
    set(inner, key, value, receiver) {
      check(inner, key, `setting ${name}.${String(key)}`)
      return Reflect.set(inner, key, value, receiver)
    },
  })
  innerOf.set(outer, target)
  return outer
}

/** A class whose instances are strict. Private fields of its subclasses are made on the proxy, so they work through it. */
// eslint-disable-next-line typescript/no-extraneous-class -- a base class whose constructor is its whole purpose
export class Strict {
  constructor(name: string) {
    return strict(name, this)
  }
}

/** A strict object that emits events of any name. */
export class StrictEventEmitter extends EventEmitter {
  constructor(name: string) {
    super()
    return strict(name, this)
  }
}

type Listener = (...args: never[]) => void

/**
 * Electron's objects that emit events. A name outside `events` is one the stand-in never emits, and a listener for it
 * would wait for ever, so listening throws.
 */
export class StrictEmitter extends StrictEventEmitter {
  readonly #name: string
  readonly #events: ReadonlySet<string>

  constructor(name: string, events: readonly string[]) {
    super(name)
    this.#name = name
    this.#events = new Set(events)
  }

  #check(event: string | symbol): void {
    if (typeof event === 'string' && !this.#events.has(event)) {
      notImplemented(`the event "${event}" of ${this.#name}`)
    }
  }

  override on(event: string | symbol, listener: Listener): this {
    this.#check(event)
    return super.on(event, listener as (...args: unknown[]) => void)
  }

  override addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener)
  }

  override prependListener(event: string | symbol, listener: Listener): this {
    this.#check(event)
    return super.prependListener(event, listener as (...args: unknown[]) => void)
  }

  override once(event: string | symbol, listener: Listener): this {
    this.#check(event)
    return super.once(event, listener as (...args: unknown[]) => void)
  }
}

/** The first argument of most of Electron's events. */
export class CancelableEvent {
  defaultPrevented = false

  preventDefault(): void {
    this.defaultPrevented = true
  }
}

/** The methods of an Electron type without those of `EventEmitter`: what a stand-in class is checked against. */
export type Surface<T, Except extends string = never> = Partial<Omit<T, keyof EventEmitter | Except>>
