import { relayProtocol } from '@shared/sync/relay/relay-limits'
import type { RelayFrame } from '@shared/sync/relay/frame-codec'
import { TransportError, type TransportErrorCode } from '@shared/sync/transport'

/** What each code means for the user, and what to do. */
const messages: Partial<Record<TransportErrorCode, string>> = {
  offline: 'The relay cannot be reached. Everything is kept here and goes out when it can be.',
  closed: 'This connection was ended.',
  quota: 'The relay has no room left for this workspace. Everything is kept here; ask who runs it for more.',
  'too-large': 'This is larger than the relay takes.',
  busy: 'The relay is busy. It is tried again.',
  removed:
    'The relay says that another of your devices removed this one. Everything is still here. To sync again, turn sync off on this device and join once more.',
  'invite-needed': 'This relay takes new workspaces only with an invite. Ask who runs it for one.',
  'not-admitted': 'The relay does not know this device. Pair it again, or type the recovery phrase.',
  'too-old': 'The relay is too old for this Leadup. Ask who runs it to update it.',
  'too-new': 'The relay is too new for this Leadup. Update Leadup.',
  'bad-address': 'This is no address of a relay. It looks like wss://relay.example.org.',
  'no-mailbox': 'This pairing is over. Make a new code.',
  failed: 'The relay gave an answer that makes no sense. It is tried again.',
}

/** Codes that need the user; everything else mends itself. */
const lasting: ReadonlySet<TransportErrorCode> = new Set<TransportErrorCode>([
  'removed',
  'invite-needed',
  'not-admitted',
  'too-old',
  'too-new',
  'bad-address',
])

/** What the relay says and a transport says too. */
const shared: ReadonlySet<string> = new Set<TransportErrorCode>([
  'fork',
  'gap',
  'quota',
  'too-large',
  'busy',
  'removed',
  'invite-needed',
  'not-admitted',
  'no-mailbox',
])

export function relayError(code: TransportErrorCode, message = messages[code]): TransportError {
  return new TransportError(code, message)
}

export function needsUser(code: TransportErrorCode): boolean {
  return lasting.has(code)
}

/** What a refusal of the relay means here. Its words are another program's: unknown ones may come. */
export function errorOfRefusal(code: string): TransportError {
  if (shared.has(code)) return relayError(code as TransportErrorCode)
  if (code === 'too-many') return relayError('busy')
  if (code === 'not-yours') return relayError('not-admitted')
  return relayError('failed')
}

/** What it means not to be let in. [L2] */
export function errorOfRefused(refused: Extract<RelayFrame, { type: 'refused' }>): TransportError {
  if (refused.code !== 'wrong-version') return errorOfRefusal(refused.code)
  return relayError(refused.newest < relayProtocol.oldest ? 'too-old' : 'too-new')
}
