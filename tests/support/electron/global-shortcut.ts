import { canonicalAccelerator } from './accelerator.ts'
import { requireReady } from './app.ts'
import { Strict } from './strict.ts'

const tooEarly = 'globalShortcut cannot be used before the app is ready'

class GlobalShortcut extends Strict {
  readonly #registered = new Map<string, { accelerator: string; callback: () => void }>()
  readonly #taken = new Set<string>()
  #isSuspended = false

  constructor() {
    super('globalShortcut')
  }

  register(accelerator: string, callback: () => void): boolean {
    requireReady(tooEarly)
    const keys = canonicalAccelerator(accelerator)
    if (this.#taken.has(keys) || this.#registered.has(keys)) return false
    this.#registered.set(keys, { accelerator, callback })
    return true
  }

  registerAll(accelerators: string[], callback: () => void): void {
    for (const accelerator of accelerators) this.register(accelerator, callback)
  }

  isRegistered(accelerator: string): boolean {
    requireReady(tooEarly)
    return this.#registered.has(canonicalAccelerator(accelerator))
  }

  unregister(accelerator: string): void {
    requireReady(tooEarly)
    this.#registered.delete(canonicalAccelerator(accelerator))
  }

  unregisterAll(): void {
    requireReady(tooEarly)
    this.#registered.clear()
  }

  setSuspended(suspended: boolean): void {
    this.#isSuspended = suspended
  }

  isSuspended(): boolean {
    return this.#isSuspended
  }

  /** The user presses the keys, wherever the focus is. False when nobody listens. */
  press(accelerator: string): boolean {
    const shortcut = this.#isSuspended ? undefined : this.#registered.get(canonicalAccelerator(accelerator))
    shortcut?.callback()
    return shortcut !== undefined
  }

  /** Another application holds these keys, or gives them up. */
  setTaken(accelerator: string, taken: boolean): void {
    this.#taken[taken ? 'add' : 'delete'](canonicalAccelerator(accelerator))
  }

  list(): string[] {
    return [...this.#registered.values()].map(({ accelerator }) => accelerator)
  }
}

export const globalShortcut = new GlobalShortcut()
