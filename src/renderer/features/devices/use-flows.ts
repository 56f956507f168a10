import { useEffect, useState } from 'react'
import type { JoiningState, PairingState } from '@shared/ipc/calls/sync'
import { call, onEvent } from '../../documents/bridge'

export interface Flow<State> {
  /** `undefined` until it is known. */
  state: State | undefined
  /** What a call answered with. */
  take: (state: State) => void
}

/** Where a pairing stands, also one that was begun before this screen was opened. */
export function usePairing(): Flow<PairingState> {
  return useFlow(askPairing, listenPairing)
}

/** Where joining stands, also where it was begun before this screen was opened. */
export function useJoining(): Flow<JoiningState> {
  return useFlow(askJoining, listenJoining)
}

const askPairing = () => call('sync.pairing', {})
const listenPairing = (take: (state: PairingState) => void) => onEvent('sync.pairingChanged', take)
const askJoining = () => call('sync.joining', {})
const listenJoining = (take: (state: JoiningState) => void) => onEvent('sync.joiningChanged', take)

function useFlow<State extends { step: string }>(
  ask: () => Promise<State>,
  listen: (take: (state: State) => void) => () => void,
): Flow<State> {
  const [state, take] = useState<State>()
  useEffect(() => {
    let isTold = false
    const unsubscribe = listen((next) => {
      isTold = true
      take(next)
    })
    // An answer that comes after an event is older than it. Where there is none, nothing is under way.
    ask().then(
      (next) => (isTold ? undefined : take(next)),
      () => undefined,
    )
    return unsubscribe
  }, [ask, listen])
  return { state, take }
}
