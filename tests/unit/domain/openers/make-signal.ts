import { signalKind, type Signal, type SignalFields } from '@shared/documents/kinds/signal'

export function makeSignal(fields: Partial<SignalFields>, id = 'signal-1'): Signal {
  return signalKind.readRow({ id, kind: 'signal', fields })
}
