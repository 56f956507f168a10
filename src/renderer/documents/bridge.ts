import type { Bridge } from '@shared/ipc/bridge'
import type { Arguments, CallName, EventName, Payload, Result } from '@shared/ipc/contract'
import { UserError } from '@shared/ipc/user-error'
import { runWaiting } from './once-drawn'

declare global {
  interface Window {
    /** Put there by the preload; this file alone touches it. */
    readonly leadup: Bridge
  }
}

type Listener = (payload: unknown) => void
const listeners = new Map<string, Set<Listener>>()
const flushers = new Set<() => Promise<unknown>>()
let isListening = false

/** Makes a call to the main process. Throws a `UserError` whose message can be shown. */
export async function call<Name extends CallName>(name: Name, args: Arguments<Name>): Promise<Result<Name>> {
  startListening()
  runWaiting()
  const outcome = await window.leadup.call(name, args)
  if (!outcome.ok) throw new UserError(outcome.code, outcome.message)
  return outcome.result as Result<Name>
}

/** Calls the listener for each event of this name; returns its unsubscribe. */
export function onEvent<Name extends EventName>(
  name: Name,
  listener: (payload: Payload<Name>) => void,
): () => void {
  startListening()
  const known = listeners.get(name) ?? new Set()
  listeners.set(name, known)
  known.add(listener as Listener)
  return () => {
    known.delete(listener as Listener)
  }
}

/**
 * Runs before this window closes or the app quits: `flush` sends what is unsent and resolves once it is on disk. Main
 * waits a few seconds for it, then asks the user. Returns its unsubscribe.
 */
export function beforeLeaving(flush: () => Promise<unknown>): () => void {
  startListening()
  flushers.add(flush)
  return () => flushers.delete(flush)
}

function startListening(): void {
  if (isListening) return
  isListening = true
  window.leadup.listen((eventName, payload) => listeners.get(eventName)?.forEach((tell) => tell(payload)))
  onEvent('app.flush', ({ requestId }) => void answerFlush(requestId))
}

async function answerFlush(requestId: string): Promise<void> {
  runWaiting()
  const flushed = await Promise.allSettled([...flushers].map((flush) => flush()))
  // Calls arrive in the order they were made: what was under way is known to main by now, and waited for there.
  const unsaved = flushed.filter(({ status }) => status === 'rejected').length
  await window.leadup.call('app.flushed', { requestId, unsaved })
}

/** An id for a command or a document. */
export function newId(): string {
  return crypto.randomUUID()
}
