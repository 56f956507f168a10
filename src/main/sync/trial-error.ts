import { UserError } from '@shared/ipc/user-error'
import { TransportError } from '@shared/sync/transport'
import { asUserError } from './pairing-desk'

/**
 * Why a relay was not added, in the user's words: `not-now` where it may well be one, and can be added untried;
 * `no-relay` where it is none, or none that can be used.
 */
export function trialError(error: unknown): unknown {
  if (!(error instanceof TransportError)) return error
  switch (error.code) {
    case 'offline':
      return new UserError(
        'not-now',
        'No relay answers at this address. Check it, and the connection. If the relay is only away for now, go on anyway.',
      )
    case 'busy':
      return new UserError(
        'not-now',
        'Something answers there, and says that it is busy. Try again in a moment, or go on anyway.',
      )
    case 'not-admitted':
      return new UserError(
        'not-now',
        'The relay does not let this device in: it may not have heard of it from your other devices yet. Try again later, or go on anyway.',
      )
    case 'invite-needed':
    case 'bad-address':
      return asUserError(error)
    default:
      return new UserError('no-relay', error.message)
  }
}
