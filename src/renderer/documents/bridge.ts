import type { Bridge } from '@shared/ipc/bridge'
import type { Arguments, CallName, EventName, Payload, Result } from '@shared/ipc/contract'
import { UserError } from '@shared/ipc/user-error'

declare global {
  interface Window {
    /** Put there by the preload; this file alone touches it. */
    readonly leadup: Bridge
  }
}

type Listener = (payload: unknown) => void
const listeners = new Map<string, Set<Listener>>()
let isListening = false

/** Makes a call to the main process. Throws a `UserError` whose message can be shown. */
export async function call<Name extends CallName>(name: Name, args: Arguments<Name>): Promise<Result<Name>> {
  const outcome = await window.leadup.call(name, args)
  if (!outcome.ok) throw new UserError(outcome.code, outcome.message)
  return outcome.result as Result<Name>
}

/** Calls the listener for each event of this name; returns its unsubscribe. */
export function onEvent<Name extends EventName>(
  name: Name,
  listener: (payload: Payload<Name>) => void,
): () => void {
  if (!isListening) {
    isListening = true
    window.leadup.listen((eventName, payload) => listeners.get(eventName)?.forEach((tell) => tell(payload)))
  }
  const known = listeners.get(name) ?? new Set()
  listeners.set(name, known)
  known.add(listener as Listener)
  return () => {
    known.delete(listener as Listener)
  }
}

/** An id for a command or a document. */
export function newId(): string {
  return crypto.randomUUID()
}
