import { beforeAll, describe, expect, it } from 'vitest'
import { identityFrom, newSeed, workspaceTagOf, type Identity } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { acceptedThrough, auditEpochs, evaluateRoster } from '@shared/sync/roster/evaluate-roster'
import {
  newEpoch,
  parseOp,
  recoverySigner,
  signOp,
  unwrapKey,
  wrapKey,
  type OpContent,
  type RosterOp,
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
    recovery: keys(recovery),
    device: keys(founder),
    epoch,
  })
  const add = (by: Identity, device: Identity) =>
    op(by, {
      type: 'add',
      order: 1,
      signer: by.chainId,
      device: keys(device),
      wraps: [wrapKey(key, device.boxKey)],
    })
  const remove = (
    by: Identity,
    target: Identity,
    lastSequence: number,
    readers: Identity[],
    standing: RosterOp[] = [],
  ) =>
    op(by, {
      type: 'remove',
      signer: by.chainId,
      chainId: target.chainId,
      lastSequence,
      lastHash: noHash,
      ops: standing.map(({ hash }) => hash),
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
    const ops = [add(second, third), found, add(founder, second)]
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
    expect(evaluateRoster(tag, [found, add(stranger, friend)])?.members.size).toBe(1)
  })

  it('[R4] takes the word of the one let in earlier where two remove each other', () => {
    const { founder, tag, found, add, remove } = workspace()
    const second = identityFrom(newSeed())
    const ops = [
      found,
      add(founder, second),
      remove(founder, second, 3, [founder]),
      remove(second, founder, 4, [second]),
    ]
    const roster = evaluateRoster(tag, ops)
    expect([...(roster?.members.keys() ?? [])]).toEqual([founder.chainId])
    expect(roster?.epochs).toHaveLength(2)
  })

  it('[R4] lets in nobody by an op of a removed device that its removal does not name', () => {
    const { founder, tag, found, add, remove } = workspace()
    const [second, accomplice, earlier] = [
      identityFrom(newSeed()),
      identityFrom(newSeed()),
      identityFrom(newSeed()),
    ]
    const addEarlier = add(second, earlier)
    const ops = [
      found,
      add(founder, second),
      addEarlier,
      add(second, accomplice),
      remove(founder, second, 3, [founder], [addEarlier]),
      remove(accomplice, founder, 1, [accomplice]),
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
      device: keys(again),
      wraps: [],
    })
    const before = evaluateRoster(tag, [found, add(founder, second), succeed])
    expect(before?.members.size).toBe(3)
    const roster = evaluateRoster(tag, [
      found,
      add(founder, second),
      succeed,
      remove(founder, second, 3, [founder]),
    ])
    expect(roster?.members.size).toBe(1)
    expect(roster && acceptedThrough(roster, second.chainId)).toBe(3)
    expect(roster && acceptedThrough(roster, again.chainId)).toBe(0)
  })

  it('[R6] must rotate while somebody removed can read the epoch in force, and share where a member cannot', () => {
    const { founder, tag, found, add, remove } = workspace()
    const [second, third] = [identityFrom(newSeed()), identityFrom(newSeed())]
    const base = [found, add(founder, second), add(founder, third)]
    expect(auditEpochs(expectRoster(evaluateRoster(tag, base)))).toEqual({ mustRotate: false, lacking: [] })
    // Two are removed at the same time by two who did not know of each other: each epoch has a reader too many.
    const fourth = identityFrom(newSeed())
    const roster = expectRoster(
      evaluateRoster(tag, [
        ...base,
        add(founder, fourth),
        remove(founder, second, 1, [founder, third, fourth]),
        remove(third, fourth, 0, [founder, second, third]),
      ]),
    )
    expect([...roster.members.keys()].sort()).toEqual([founder, third].map(({ chainId }) => chainId).sort())
    expect(auditEpochs(roster).mustRotate).toBe(true)
    const removedOnly = expectRoster(evaluateRoster(tag, [...base, remove(founder, second, 1, [founder])]))
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
