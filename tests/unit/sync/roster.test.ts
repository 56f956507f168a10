import { beforeAll, describe, expect, it } from 'vitest'
import { identityFrom, newSeed, workspaceTagOf, type Identity } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { auditEpochs, evaluateRoster, isWithinCutOff } from '@shared/sync/roster/evaluate-roster'
import {
  newEpoch,
  parseOp,
  recoverySigner,
  signOp,
  unwrapKey,
  wrapKey,
  type OpContent,
} from '@shared/sync/roster/op'

beforeAll(() => sodiumReady)

const noHash = '0'.repeat(64)

function workspace() {
  const recovery = identityFrom(newSeed())
  const founder = identityFrom(newSeed())
  const tag = workspaceTagOf(recovery.signingKey)
  const { key, epoch } = newEpoch(1, [recovery.boxKey, founder.boxKey])
  const op = (signer: Identity, content: object) =>
    parseOp(signOp(signer, { workspace: tag, ...content } as OpContent))
  const found = op(recovery, {
    type: 'found',
    signer: recoverySigner,
    sequence: 0,
    recovery: keys(recovery),
    device: keys(founder),
    epoch,
  })
  const add = (by: Identity, sequence: number, device: Identity) =>
    op(by, {
      type: 'add',
      signer: by.chainId,
      sequence,
      device: keys(device),
      wraps: [wrapKey(key, device.boxKey)],
    })
  const remove = (
    by: Identity,
    sequence: number,
    target: Identity,
    lastSequence: number,
    readers: Identity[],
  ) =>
    op(by, {
      type: 'remove',
      signer: by.chainId,
      sequence,
      chainId: target.chainId,
      lastSequence,
      lastHash: noHash,
      epoch: newEpoch(
        2,
        [recovery, ...readers].map(({ boxKey }) => boxKey),
      ).epoch,
    })
  return { recovery, founder, tag, key, op, found, add, remove }
}

const keys = ({ signingKey, boxKey }: Identity) => ({ signingKey, boxKey })

describe('the roster', () => {
  it('[R4] has whom members let in, in whatever order the ops come', () => {
    const { founder, tag, found, add, key } = workspace()
    const [second, third] = [identityFrom(newSeed()), identityFrom(newSeed())]
    const ops = [add(second, 4, third), found, add(founder, 2, second)]
    for (const order of [ops, ops.toReversed()]) {
      const roster = evaluateRoster(tag, order)
      expect([...(roster?.members.keys() ?? [])].sort()).toEqual(
        [founder, second, third].map((it) => it.chainId).sort(),
      )
    }
    const wraps = evaluateRoster(tag, ops)?.epochs.at(-1)?.wraps ?? []
    expect(wraps.map((wrap) => unwrapKey(wrap, third)).find(Boolean)).toEqual(key)
  })

  it('[R4] lets in nobody whom a stranger signed for', () => {
    const { tag, found, add } = workspace()
    const [stranger, friend] = [identityFrom(newSeed()), identityFrom(newSeed())]
    expect(evaluateRoster(tag, [found, add(stranger, 1, friend)])?.members.size).toBe(1)
  })

  it('[R4] takes the word of the one let in earlier where two remove each other', () => {
    const { founder, tag, found, add, remove } = workspace()
    const second = identityFrom(newSeed())
    const ops = [
      found,
      add(founder, 2, second),
      remove(founder, 5, second, 3, [founder]),
      remove(second, 4, founder, 4, [second]),
    ]
    const roster = evaluateRoster(tag, ops)
    expect([...(roster?.members.keys() ?? [])]).toEqual([founder.chainId])
    expect(roster?.epochs).toHaveLength(2)
  })

  it('[R4] lets in nobody by a device that was cut off before', () => {
    const { founder, tag, found, add, remove } = workspace()
    const [second, accomplice, earlier] = [
      identityFrom(newSeed()),
      identityFrom(newSeed()),
      identityFrom(newSeed()),
    ]
    const ops = [
      found,
      add(founder, 2, second),
      add(second, 2, earlier),
      add(second, 4, accomplice),
      remove(founder, 5, second, 3, [founder]),
      remove(accomplice, 1, founder, 1, [accomplice]),
    ]
    const roster = evaluateRoster(tag, ops)
    expect([...(roster?.members.keys() ?? [])].sort()).toEqual([founder.chainId, earlier.chainId].sort())
  })

  it('[R4] [R5] removes successors with the device they go on for, and cuts its chain', () => {
    const { founder, tag, found, add, remove, op } = workspace()
    const [second, again] = [identityFrom(newSeed()), identityFrom(newSeed())]
    const succeed = op(second, {
      type: 'succeed',
      signer: second.chainId,
      sequence: 0,
      device: keys(again),
      wraps: [],
    })
    const before = evaluateRoster(tag, [found, add(founder, 2, second), succeed])
    expect(before?.members.size).toBe(3)
    const roster = evaluateRoster(tag, [
      found,
      add(founder, 2, second),
      succeed,
      remove(founder, 5, second, 3, [founder]),
    ])
    expect(roster?.members.size).toBe(1)
    expect(roster && isWithinCutOff(roster, second.chainId, 3)).toBe(true)
    expect(roster && isWithinCutOff(roster, second.chainId, 4)).toBe(false)
    expect(roster && isWithinCutOff(roster, again.chainId, 1)).toBe(false)
  })

  it('[R6] must rotate while somebody removed can read the epoch in force, and share where a member cannot', () => {
    const { founder, tag, found, add, remove } = workspace()
    const [second, third] = [identityFrom(newSeed()), identityFrom(newSeed())]
    const base = [found, add(founder, 2, second), add(founder, 3, third)]
    expect(auditEpochs(expectRoster(evaluateRoster(tag, base)))).toEqual({ mustRotate: false, lacking: [] })
    // Removed at the same time by two who did not know of each other: each epoch has a reader too many.
    const both = [
      ...base,
      remove(founder, 5, second, 1, [founder, third]),
      remove(second, 1, third, 0, [founder, second]),
    ]
    const roster = expectRoster(evaluateRoster(tag, both))
    expect([...roster.members.keys()]).toEqual([founder.chainId])
    expect(auditEpochs(roster).mustRotate).toBe(true)
    const removedOnly = expectRoster(evaluateRoster(tag, [...base, remove(founder, 5, second, 1, [founder])]))
    expect(auditEpochs(removedOnly).lacking.map(({ to }) => to)).toEqual([third.boxKey])
  })

  it('[R8] passes over a wrap that holds another key', () => {
    const { founder, key } = workspace()
    const wrap = wrapKey(key, founder.boxKey)
    expect(unwrapKey(wrap, founder)).toEqual(key)
    expect(unwrapKey({ ...wrap, epochId: 'f'.repeat(32) }, founder)).toBeUndefined()
  })
})

function expectRoster<T>(roster: T | undefined): T {
  if (!roster) throw new Error('no roster')
  return roster
}
