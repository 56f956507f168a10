import { TransportError, type Transport } from '@shared/sync/transport'

interface Waiting {
  setTimer: (run: () => void, delayMs: number) => () => void
  withinMs: number
  /** Goes on waiting while it is offline: it may only just have begun. */
  isPatient: boolean
  signal?: AbortSignal
}

/** Resolves once a relay or folder can be used; rejects with why it cannot, or `offline` where it takes too long. */
export async function whenReady(
  transport: Transport,
  { setTimer, withinMs, isPatient, signal }: Waiting,
): Promise<void> {
  const ready = Promise.withResolvers<void>()
  const look = () => {
    const { connection, code, message } = transport.state
    if (connection === 'ready') ready.resolve()
    const isOver = connection === 'refused' || (connection === 'offline' && !isPatient)
    if (isOver) ready.reject(new TransportError(code ?? 'failed', message))
  }
  const unwatch = transport.watch(look)
  const cancel = setTimer(() => ready.reject(new TransportError('offline')), withinMs)
  const abort = () => ready.reject(new Error('aborted'))
  signal?.addEventListener('abort', abort)
  look()
  await ready.promise.finally(() => {
    unwatch()
    cancel()
    signal?.removeEventListener('abort', abort)
  })
}
