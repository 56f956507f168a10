import { signalKind, type Signal, type SignalFields } from '@shared/documents/kinds/signal'

let made = 0

/** A signal with these fields and an id of its own. */
export function makeSignal(fields: Partial<SignalFields> = {}, id = `signal-${(made += 1)}`): Signal {
  return signalKind.readRow({ id, kind: 'signal', fields })
}
