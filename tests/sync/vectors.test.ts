import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { openBlob } from '@shared/sync/blob'
import { identityFrom, workspaceTagOf } from '@shared/sync/crypto/identity'
import { seedOfPhrase, wordsOfPhrase } from '@shared/sync/crypto/recovery-phrase'
import { openSeal } from '@shared/sync/crypto/seal'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { parseEntry } from '@shared/sync/entry'
import { decodeMessage, MessagePieces } from '@shared/sync/message'
import { openHandover } from '@shared/sync/pairing/handover'
import { agreeAsNewcomer, checkReceipt, ephemeralFrom, openRequest } from '@shared/sync/pairing/handshake'
import { mailboxIdOf, parsePairingCode } from '@shared/sync/pairing/pairing-code'
import { openPairingMessage, type PairingMessage } from '@shared/sync/pairing/pairing-message'
import { evaluateRoster } from '@shared/sync/roster/evaluate-roster'
import { parseOp, unwrapKey } from '@shared/sync/roster/op'
import { parseStatus } from '@shared/sync/status'
import { makeSyncVectors } from './vectors/sync-vectors'

type Vectors = Awaited<ReturnType<typeof makeSyncVectors>>
const vectors = JSON.parse(readFileSync('tests/sync/vectors.json', 'utf8')) as Vectors
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const [epoch] = vectors.epochs
const [founder, second] = vectors.identities
const epochKeys = new Map(vectors.epochs.map(({ id, key }) => [id, bytes(key)]))
const { workspaceTag } = vectors.recovery

beforeAll(() => sodiumReady)

function only<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a vector is missing')
  return value
}

describe('the test vectors', () => {
  it('are what this version writes; else no older version could read it', async () => {
    expect(JSON.parse(JSON.stringify(await makeSyncVectors()))).toEqual(vectors)
  })

  it('[I1] [I2] [I3] identities, phrase and tag', () => {
    expect(identityFrom(only(seedOfPhrase(wordsOfPhrase(vectors.recovery.phrase)))).chainId).toBe(
      vectors.recovery.chainId,
    )
    expect(workspaceTagOf(bytes(vectors.recovery.signingKey))).toBe(workspaceTag)
    for (const { seed, signingKey, boxKey, chainId } of vectors.identities) {
      expect(identityFrom(bytes(seed))).toMatchObject({
        signingKey: bytes(signingKey),
        boxKey: bytes(boxKey),
        chainId,
      })
    }
  })

  it('[S1] [S3] seals open', () => {
    for (const { key, sealed, associated, plaintext } of vectors.seals) {
      expect(openSeal(bytes(key), bytes(sealed), bytes(associated))).toEqual(bytes(plaintext))
    }
  })

  it('[R1] [R2] [R4] [R8] [R10] ops are read, make up a roster, and their wraps open', () => {
    const ops = vectors.ops.map((each) => ({ ...each, op: parseOp(bytes(each.bytes)) }))
    for (const { op, hash, signingKey } of ops) {
      expect([op.hash, op.isSignedBy(bytes(signingKey))]).toEqual([hash, true])
    }
    const roster = only(
      evaluateRoster(
        workspaceTag,
        ops.map(({ op }) => op),
      ),
    )
    // The second device let in a third one, was removed, and went on in vain; the third one left by itself.
    const third = identityFrom(bytes('03'.repeat(32)))
    expect([...roster.members.keys()]).toEqual([only(founder).chainId])
    expect(roster.cutOffs.get(third.chainId)).toMatchObject({ lastSequence: 5, isOwn: true })
    const identity = identityFrom(bytes(only(founder).seed))
    expect(
      roster.epochs.map(({ wraps }) => wraps.flatMap((wrap) => unwrapKey(wrap, identity) ?? [])[0]),
    ).toEqual([...epochKeys.values()])
  })

  it('[E1] [E2] [E5] [M1] [M2] entries are read, signed and opened', () => {
    const { ops, sealed } = vectors.entries
    for (const { entry: hex, hash, sequence, previousHash } of [ops, sealed]) {
      const entry = parseEntry(bytes(hex))
      expect(entry).toMatchObject({ hash, sequence, previousHash, workspaceTag })
      expect(entry.isSignedBy(bytes(only(founder).signingKey))).toBe(true)
    }
    const { body, header } = parseEntry(bytes(sealed.entry))
    const seal = body.type === 'sealed' ? body.sealed : new Uint8Array()
    const message = new MessagePieces().add(openSeal(bytes(only(epoch).key), seal, header))
    expect(message).toEqual(bytes(sealed.message))
    expect(decodeMessage(only(message))).toMatchObject({ kind: 'batch' })
  })

  it('[B1] [B2] [A1] blob and status open', () => {
    const { namingKey, name, blob, content } = vectors.blob
    const opened = openBlob(
      (id) => epochKeys.get(id),
      { namingKey: bytes(namingKey), workspaceTag },
      name,
      bytes(blob),
    )
    expect(opened).toEqual(bytes(content))
    const status = parseStatus(bytes(vectors.status.status))
    expect(status.isSignedBy(bytes(only(founder).signingKey))).toBe(true)
    expect(status.counter).toBe(vectors.status.counter)
    expect(status.open(bytes(only(epoch).key))).toEqual(vectors.status.content)
  })

  it('[P1] to [P7] a pairing', () => {
    const { pairing } = vectors
    const parsed = parsePairingCode(pairing.code.text)
    if (!parsed.ok) throw new Error(parsed.error)
    const { code } = parsed
    expect(code.address).toBe(pairing.code.address)
    expect(mailboxIdOf(code)).toBe(pairing.mailbox)
    const messages = pairing.messages.map(({ from, bytes: hex }) => {
      const opened = openPairingMessage(code, bytes(hex))
      expect(opened.from).toBe(from)
      return opened.message
    })
    const one = <Type extends PairingMessage['type']>(type: Type) =>
      only(messages.find((it): it is Extract<PairingMessage, { type: Type }> => it.type === type))
    const own = ephemeralFrom(bytes(pairing.newcomer.secretKey), bytes(pairing.newcomer.nonce))
    const agreement = agreeAsNewcomer(code, own, one('offer').ephemeral)
    expect(agreement).toEqual({
      key: bytes(pairing.key),
      transcript: bytes(pairing.transcript),
      digits: pairing.digits,
    })
    const device = openRequest(agreement, one('request').sealed)
    expect(device).toEqual({
      signingKey: bytes(only(second).signingKey),
      boxKey: bytes(only(second).boxKey),
      name: 'Desk',
    })
    expect(openHandover(agreement, [one('handover')])).toMatchObject({ name: 'Laptop' })
    expect(() => checkReceipt(agreement, one('receipt').sealed)).not.toThrow()
    expect(one('stop').reason).toBe('used-twice')
  })
})
