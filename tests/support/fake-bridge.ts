import type { Outcome } from '@shared/ipc/bridge'
import { calls, events } from '@shared/ipc/contract'
import type { Arguments, CallName, EventName, Payload, Result } from '@shared/ipc/contract'
import { UserError } from '@shared/ipc/user-error'

type Answers = { [Name in CallName]?: (args: Arguments<Name>) => Result<Name> | Promise<Result<Name>> }

/**
 * Stands for the preload's bridge in a test of the window's side. Derived from the contract: arguments, results and
 * payloads that it would refuse are refused here, and a call without an answer fails by name.
 */
export class FakeBridge {
  answers: Answers = {}
  /** Every call made, in order. */
  made: { name: string; args: unknown }[] = []
  private readonly listeners = new Set<(name: string, payload: unknown) => void>()

  /** Puts the bridge where `bridge.ts` looks for it. Once in a test file: its subscription outlives a test. */
  install(): this {
    Object.assign(globalThis, { window: Object.assign(globalThis.window ?? {}, { leadup: this }) })
    return this
  }

  /** Forgets answers and calls; who listens keeps listening. */
  reset(): void {
    this.answers = {}
    this.made = []
  }

  call = async (name: string, args: unknown): Promise<Outcome> => {
    this.made.push({ name, args })
    const answer = this.answers[name as CallName] as ((args: unknown) => unknown) | undefined
    if (!answer) return { ok: false, code: 'no-answer', message: `the test has no answer for ${name}` }
    const contract = calls[name as CallName]
    try {
      const result = await answer(contract.args.parse(args))
      return { ok: true, result: contract.result.parse(result) }
    } catch (error) {
      const code = error instanceof UserError ? error.code : 'unexpected'
      return { ok: false, code, message: error instanceof Error ? error.message : String(error) }
    }
  }

  listen = (listener: (name: string, payload: unknown) => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  emit<Name extends EventName>(name: Name, payload: Payload<Name>): void {
    const parsed = events[name].payload.parse(payload)
    for (const listener of this.listeners) listener(name, parsed)
  }
}
