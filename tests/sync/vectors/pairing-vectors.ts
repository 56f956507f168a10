import type { Identity } from '@shared/sync/crypto/identity'
import { sealHandover, type Handover } from '@shared/sync/pairing/handover'
import {
  agreeAsHost,
  commitmentOf,
  ephemeralFrom,
  sealReceipt,
  sealRequest,
  type Ephemeral,
} from '@shared/sync/pairing/handshake'
import {
  fingerprintOf,
  formatPairingCode,
  mailboxIdOf,
  type PairingCode,
} from '@shared/sync/pairing/pairing-code'
import {
  sealPairingMessage,
  type PairingMessage,
  type PairingSide,
} from '@shared/sync/pairing/pairing-message'
import { fixed, hex } from './fixed'

/** A whole pairing; the nonce of each message's seal is 24 times 0x80 and the message's type. */
export function pairingVectors(newcomer: Identity) {
  const [a, b] = [ephemeralFrom(fixed(31), fixed(32)), ephemeralFrom(fixed(33), fixed(34))]
  const code: PairingCode = {
    secret: fixed(30, 16),
    fingerprint: fingerprintOf(a.revealed.key),
    address: 'wss://relay.example',
  }
  const commitment = commitmentOf(b.revealed)
  const agreement = agreeAsHost(code, a, commitment, b.revealed)
  const handover: Handover = {
    roster: [fixed(8, 5)],
    heads: { [newcomer.chainId]: [3, 'cd'.repeat(32)] },
    address: code.address,
    name: 'Laptop',
  }
  const [piece] = sealHandover(agreement, handover, () => fixed(0x14, 24))
  if (!piece) throw new Error('no handover')
  const messages: [from: PairingSide, message: PairingMessage][] = [
    ['newcomer', { type: 'commit', commitment }],
    ['host', { type: 'offer', ephemeral: a.revealed }],
    ['newcomer', { type: 'open', ephemeral: b.revealed }],
    ['newcomer', { type: 'request', sealed: sealRequest(agreement, newcomer, 'Desk', fixed(0x13, 24)) }],
    ['host', { type: 'handover', ...piece }],
    ['newcomer', { type: 'receipt', sealed: sealReceipt(agreement, fixed(0x15, 24)) }],
    ['host', { type: 'stop', reason: 'used-twice' }],
  ]
  return {
    rule: 'P1 to P7',
    code: {
      secret: hex(code.secret),
      fingerprint: hex(code.fingerprint),
      address: code.address,
      text: formatPairingCode(code),
    },
    mailbox: mailboxIdOf(code),
    host: ephemeralVector(a),
    newcomer: ephemeralVector(b),
    commitment: hex(commitment),
    transcript: hex(agreement.transcript),
    key: hex(agreement.key),
    digits: agreement.digits,
    messages: messages.map(([from, message], index) => ({
      from,
      type: message.type,
      bytes: hex(sealPairingMessage(code, from, message, fixed(0x80 + index, 24))),
    })),
    handover: hex(handover),
  }
}

function ephemeralVector({ secretKey, revealed }: Ephemeral) {
  return { secretKey: hex(secretKey), key: hex(revealed.key), nonce: hex(revealed.nonce) }
}
