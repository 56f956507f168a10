import { SyncDataError } from '@shared/sync/sync-data-error'
import { TransportError } from '@shared/sync/transport'
import type { PairingSide, StopReason } from '@shared/sync/pairing/pairing-message'

/** Why a pairing did not come about. */
export type PairingFailure =
  | 'cancelled'
  | 'different'
  | 'expired'
  | 'used-twice'
  | 'connection-lost'
  /** The host shows another code by now, or none. */
  | 'no-mailbox'
  /** A key, commitment or seal that does not fit: somebody who has the code stands in between. */
  | 'forged'
  /** From who has the code, and not understood: most likely another version. */
  | 'unreadable'
  /** The host could not write the newcomer into the roster, or make the handover. */
  | 'not-admitted'
  /** The list of devices is longer than a pairing can hand over. */
  | 'too-large'
  | 'failed'
  | 'other-cancelled'
  | 'other-different'
  | 'other-expired'
  | 'other-failed'

/** What the user is told; what became of either device's notes follows it. */
export const pairingFailureWords: Record<PairingFailure, string> = {
  cancelled: 'Pairing was cancelled.',
  different:
    'The digits were said to be different: somebody may stand in between. Pairing was stopped; begin again with a new code.',
  expired: 'The five minutes for pairing have passed. Begin again with a new code.',
  'used-twice': 'The code was used a second time. Pairing was stopped; begin again with a new code.',
  'connection-lost': 'The connection was lost during pairing. Check it, then begin again with a new code.',
  'no-mailbox':
    'This code was used, or its five minutes are over. On the other device choose Pair a new device for a new one.',
  forged:
    'What arrived does not fit the code: somebody may have changed it on its way. Pairing was stopped; begin again with a new code.',
  unreadable:
    'What the other device sent cannot be read. Update Leadup on both devices, then begin again with a new code.',
  'not-admitted': 'The other device could not be let in. Begin again with a new code.',
  'too-large':
    'The list of devices of this workspace is too long to be handed over. Let the other device in with the recovery phrase instead.',
  failed: 'Pairing failed. Begin again with a new code.',
  'other-cancelled': 'Pairing was cancelled on the other device.',
  'other-different':
    'On the other device the digits were said to be different: somebody may stand in between. Pairing was stopped; begin again with a new code.',
  'other-expired':
    'The five minutes for pairing have passed on the other device. Begin again with a new code.',
  'other-failed': 'Pairing failed on the other device, which says why. Begin again with a new code.',
}

/** Tells the other side, where it does not know already. */
export function stopReasonOf(failure: PairingFailure): StopReason | undefined {
  if (failure.startsWith('other-')) return undefined
  if (failure === 'cancelled' || failure === 'different' || failure === 'expired' || failure === 'used-twice')
    return failure
  return 'failed'
}

export function failureOfStop(reason: StopReason): PairingFailure {
  return reason === 'used-twice' ? reason : `other-${reason}`
}

export function failureOfError(error: unknown, side: PairingSide): PairingFailure {
  if (error instanceof TransportError) {
    // A host whose own mailbox is gone lost it with the relay.
    return error.code === 'no-mailbox' && side === 'newcomer' ? error.code : 'connection-lost'
  }
  if (error instanceof SyncDataError) {
    return error.code === 'forged' || error.code === 'too-large' ? error.code : 'unreadable'
  }
  return 'failed'
}

/** What the error itself says, where that is more than a code and none of what pairing has words for. */
export function detailOfError(error: unknown): string | undefined {
  if (error instanceof SyncDataError || !(error instanceof Error)) return undefined
  if (error instanceof TransportError) {
    const isSaidAlready = ['no-mailbox', 'offline', 'closed'].includes(error.code)
    if (isSaidAlready || error.message === error.code) return undefined
  }
  return error.message
}
