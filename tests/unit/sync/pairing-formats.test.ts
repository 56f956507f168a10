import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { hash } from '@shared/sync/crypto/hash'
import { newRecoveryPhrase } from '@shared/sync/crypto/recovery-phrase'
import { sodium, sodiumReady } from '@shared/sync/crypto/sodium'
import { decodeBase32, encodeBase32 } from '@shared/sync/pairing/base32'
import { agreeAsHost, agreeAsNewcomer, commitmentOf, ephemeralFrom } from '@shared/sync/pairing/handshake'
import { openHandover, sealHandover, type Handover } from '@shared/sync/pairing/handover'
import {
  fingerprintOf,
  formatPairingCode,
  mailboxIdOf,
  pairingCodeErrorWords,
  parsePairingCode,
  type PairingCode,
} from '@shared/sync/pairing/pairing-code'
import {
  openPairingMessage,
  sealPairingMessage,
  type PairingMessage,
  type PairingSide,
} from '@shared/sync/pairing/pairing-message'

beforeAll(() => sodiumReady)

const part = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes })
const address = fc.oneof(fc.constant(''), fc.webUrl(), fc.string({ unit: 'grapheme', maxLength: 60 }))
const anyCode: fc.Arbitrary<PairingCode> = fc.record({ secret: part(16), fingerprint: part(16), address })

describe('the code of a pairing', () => {
  it('[P1] reads as it was written, however it is typed', () => {
    const typing = fc.record({
      isLower: fc.boolean(),
      separator: fc.constantFrom('-', ' ', '', '\n', '–', ' - ', '\u200b', '\u00ad'),
      zero: fc.constantFrom('0', 'O', 'o'),
      one: fc.constantFrom('1', 'I', 'l', 'i', 'L'),
    })
    fc.assert(
      fc.property(anyCode, typing, (code, { isLower, separator, zero, one }) => {
        const shown = formatPairingCode(code)
        expect(shown).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{1,5})+$/)
        const typed = (isLower ? shown.toLowerCase() : shown)
          .replaceAll('-', separator)
          .replaceAll('0', zero)
          .replaceAll('1', one)
        const parsed = parsePairingCode(`  ${typed}\n`)
        expect(parsed).toEqual({ ok: true, code: { ...code, address: code.address.toWellFormed() } })
      }),
    )
  })

  it('[P1] notices each changed, missing, doubled and swapped character', () => {
    fc.assert(
      fc.property(
        anyCode,
        fc.nat(),
        fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
        (code, nat, put) => {
          const text = formatPairingCode(code).replaceAll('-', '')
          const at = nat % text.length
          const [before, character, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)]
          const next = after.charAt(0)
          const wrong = [before + after, before + character + character + after]
          if (put !== character) wrong.push(before + put + after)
          if (next !== '' && next !== character) wrong.push(before + next + character + after.slice(1))
          for (const typed of wrong.filter((it) => it !== text)) {
            const error = typed.startsWith('0') && /[2-9]/.test(typed) ? 'mistyped' : 'not-a-code'
            expect(parsePairingCode(typed)).toEqual({ ok: false, error })
          }
        },
      ),
    )
  })

  it('[P1] says that something else is none', () => {
    const none = { ok: false, error: 'not-a-code' }
    for (const typed of [
      '',
      '0',
      'https://relay.example',
      '482 913',
      newRecoveryPhrase().join(' '),
      'ocean '.repeat(24),
    ]) {
      expect(parsePairingCode(typed)).toEqual(none)
    }
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(parsePairingCode(typed).ok).toBe(false)
      }),
    )
    expect(pairingCodeErrorWords['not-a-code']).toContain('no pairing code')
  })

  it('[P1] says that one of a newer version is newer, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 7 }),
        fc.uint8Array({ minLength: 32, maxLength: 300 }),
        (version, rest) => {
          const content = Uint8Array.of(version, ...rest)
          const text = encodeBase32(Uint8Array.of(...content, ...hash(content).subarray(0, 4)))
          expect(parsePairingCode(text)).toEqual({ ok: false, error: 'newer-version' })
        },
      ),
    )
  })

  it('[P1] takes an address of 480 bytes and stays below 1,000 characters; a longer one is refused', () => {
    const code = { secret: new Uint8Array(16), fingerprint: new Uint8Array(16), address: 'a'.repeat(480) }
    expect(formatPairingCode(code).length).toBeLessThanOrEqual(1000)
    expect(() => formatPairingCode({ ...code, address: 'ä'.repeat(241) })).toThrow(RangeError)
  })

  it('[P2] names a mailbox by the secret alone', () => {
    fc.assert(
      fc.property(anyCode, part(16), (code, fingerprint) => {
        expect(mailboxIdOf(code)).toMatch(/^[0-9a-f]{32}$/)
        expect(mailboxIdOf({ ...code, fingerprint, address: '' })).toBe(mailboxIdOf(code))
      }),
    )
  })
})

describe('base32', () => {
  it('gives back the bytes, and takes only what encoding gives', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.string({ maxLength: 12 }), (bytes, text) => {
        expect(decodeBase32(encodeBase32(bytes))).toEqual(bytes)
        expect(encodeBase32(decodeBase32(text) ?? bytes)).toBe(
          decodeBase32(text) ? text : encodeBase32(bytes),
        )
      }),
    )
  })
})

describe('messages of a pairing', () => {
  const sealed = fc.uint8Array({ maxLength: 500 })
  const ephemeral = fc.record({ key: part(32), nonce: part(32) })
  const side = fc.constantFrom<PairingSide>('host', 'newcomer')
  const reason = fc.constantFrom(
    'cancelled' as const,
    'different' as const,
    'expired' as const,
    'failed' as const,
  )
  const from = (sender: PairingSide, message: fc.Arbitrary<PairingMessage>) =>
    fc.tuple(fc.constant(sender), message)
  const anyMessage = fc.oneof(
    from('newcomer', fc.record({ type: fc.constant('commit'), commitment: part(32) })),
    from('host', fc.record({ type: fc.constant('offer'), ephemeral })),
    from('newcomer', fc.record({ type: fc.constant('open'), ephemeral })),
    from('newcomer', fc.record({ type: fc.constant('request'), sealed })),
    from('newcomer', fc.record({ type: fc.constant('receipt'), sealed })),
    from(
      'host',
      fc.record({
        type: fc.constant('handover'),
        index: fc.nat({ max: 11 }),
        count: fc.constant(12),
        sealed,
      }),
    ),
    fc.tuple(side, fc.record({ type: fc.constant('stop'), reason })),
  )

  it('[P2] open as they were sealed, under their code and from their side only', () => {
    fc.assert(
      fc.property(anyMessage, part(16), part(24), fc.nat(), ([from, message], secret, nonce, at) => {
        const code = { secret, fingerprint: new Uint8Array(16), address: '' }
        const bytes = sealPairingMessage(code, from, message, nonce)
        expect(openPairingMessage(code, bytes)).toEqual({ from, message })
        const changed = bytes.slice()
        changed[at % bytes.length] = (changed[at % bytes.length] ?? 0) ^ (1 + (at % 255))
        expect(() => openPairingMessage(code, changed)).toThrow('forged')
        expect(() => openPairingMessage(code, bytes.subarray(0, at % bytes.length))).toThrow('forged')
        const other = { ...code, secret: secret.map((byte) => byte ^ 1) }
        expect(() => openPairingMessage(other, bytes)).toThrow('forged')
      }),
    )
  })
})

describe('what both sides agree on', () => {
  it('[P3] [P4] is the same on both, and other once anything of it is', () => {
    fc.assert(
      fc.property(
        part(32),
        part(32),
        part(32),
        part(32),
        part(16),
        address,
        (a, nonceA, b, nonceB, secret, at) => {
          const [host, newcomer] = [ephemeralFrom(a, nonceA), ephemeralFrom(b, nonceB)]
          const code = { secret, fingerprint: fingerprintOf(host.revealed.key), address: at }
          const commitment = commitmentOf(newcomer.revealed)
          const here = agreeAsHost(code, host, commitment, newcomer.revealed)
          expect(agreeAsNewcomer(code, newcomer, host.revealed)).toEqual(here)
          expect(here.digits).toMatch(/^\d{6}$/)
          const otherNonce = { ...host.revealed, nonce: nonceA.map((byte) => byte ^ 1) }
          const others = [
            agreeAsNewcomer(code, newcomer, otherNonce),
            agreeAsNewcomer({ ...code, address: `${at}x` }, newcomer, host.revealed),
            agreeAsNewcomer({ ...code, secret: secret.map((byte) => byte ^ 1) }, newcomer, host.revealed),
          ]
          for (const other of others) expect(other.key).not.toEqual(here.key)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('[P5] seals a handover in pieces that fit in no other place', () => {
    const random = (bytes: number) => sodium.randombytes_buf(bytes)
    const host = ephemeralFrom(random(32), random(32))
    const code = { secret: random(16), fingerprint: fingerprintOf(host.revealed.key), address: '' }
    const newcomer = ephemeralFrom(random(32), random(32))
    const agreement = agreeAsNewcomer(code, newcomer, host.revealed)
    const roster = [new Uint8Array(300_000).fill(7)]
    const handover: Handover = { roster, heads: {}, address: '', name: 'Laptop' }
    const pieces = sealHandover(agreement, handover, () => random(24))
    expect(pieces).toHaveLength(3)
    expect(openHandover(agreement, pieces.toReversed())).toEqual(handover)
    const [first, second, third] = pieces
    if (!first || !second || !third) throw new Error('pieces are missing')
    const swapped = [{ ...first, sealed: second.sealed }, { ...second, sealed: first.sealed }, third]
    for (const wrong of [swapped, [first, second], [first, second, second], [first]]) {
      expect(() => openHandover(agreement, wrong)).toThrow('forged')
    }
  })
})
