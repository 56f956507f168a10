import { canonicalAccelerator } from './accelerator.ts'
import { Strict } from './strict.ts'

class GlobalShortcut extends Strict {
  readonly #callbacks = new Map<string, () => void>()
  readonly #taken = new Set<string>()
  #isSuspended = false

  constructor() {
    super('globalShortcut')
  }

  register(accelerator: string, callback: () => void): boolean {
    const keys = canonicalAccelerator(accelerator)
    if (this.#taken.has(keys) || this.#callbacks.has(keys)) return false
    this.#callbacks.set(keys, callback)
    return true
  }

  registerAll(accelerators: string[], callback: () => void): void {
    for (const accelerator of accelerators) this.register(accelerator, callback)
  }

  isRegistered(accelerator: string): boolean {
    return this.#callbacks.has(canonicalAccelerator(accelerator))
  }

  unregister(accelerator: string): void {
    this.#callbacks.delete(canonicalAccelerator(accelerator))
  }

  unregisterAll(): void {
    this.#callbacks.clear()
  }

  setSuspended(suspended: boolean): void {
    this.#isSuspended = suspended
  }

  isSuspended(): boolean {
    return this.#isSuspended
  }

  /** The user presses the keys, wherever the focus is. False when nobody listens. */
  press(accelerator: string): boolean {
    const callback = this.#isSuspended ? undefined : this.#callbacks.get(canonicalAccelerator(accelerator))
    callback?.()
    return callback !== undefined
  }

  /** Another application holds these keys, or gives them up. */
  setTaken(accelerator: string, taken: boolean): void {
    this.#taken[taken ? 'add' : 'delete'](canonicalAccelerator(accelerator))
  }

  list(): string[] {
    return [...this.#callbacks.keys()]
  }
}

export const globalShortcut = new GlobalShortcut()
