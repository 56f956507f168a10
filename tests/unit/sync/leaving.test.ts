import { beforeAll, describe, expect, it } from 'vitest'
import { identityFrom, newSeed, type Identity } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import {
  acceptedThrough,
  auditEpochs,
  evaluateRoster,
  type Roster,
} from '@shared/sync/roster/evaluate-roster'
import { newEpoch, parseOp, signOp, type RosterOp } from '@shared/sync/roster/op'
import { lowestOf, rosterOps } from '../../support/sync/roster-ops'

beforeAll(() => sodiumReady)

const newDevice = () => identityFrom(newSeed())

function rosterOf(tag: string, ops: readonly RosterOp[]): Roster {
  const [roster, again] = [ops, ops.toReversed()].map((order) => evaluateRoster(tag, order))
  if (!roster || !again) throw new Error('no roster')
  expect([...again.members.keys()]).toEqual([...roster.members.keys()])
  expect([...again.cutOffs]).toEqual([...roster.cutOffs])
  return roster
}

const membersOf = (roster: Roster) => [...roster.members.keys()]
const chainsOf = (...devices: Identity[]) => devices.map(({ chainId }) => chainId)

describe('[R10] a device that leaves', () => {
  it('is no member, keeps what it had written and whom it had let in, and has the key changed', () => {
    const { founder, tag, found, add, leave, rotate, recovery } = rosterOps()
    const [second, third] = [newDevice(), newDevice()]
    const ops = [found, add(founder, 2, second), add(second, 3, third), leave(second, 7)]
    const roster = rosterOf(tag, ops)
    expect(membersOf(roster)).toEqual(chainsOf(founder, third))
    expect(roster.cutOffs.get(second.chainId)).toMatchObject({ lastSequence: 7, isOwn: true })
    expect(acceptedThrough(roster, second.chainId)).toBe(7)
    // It declares no epoch itself: what it can read stays in force until somebody rotates.
    expect(roster.epochs).toHaveLength(1)
    expect(auditEpochs(roster).mustRotate).toBe(true)
    const readers = [recovery, founder, third].map(({ boxKey }) => boxKey)
    const clean = rosterOf(tag, [...ops, rotate(founder, 5, newEpoch(3, readers).epoch)])
    expect(auditEpochs(clean).mustRotate).toBe(false)
  })

  it('may be the founder, the most senior of all, or the last one; recovery lets in anew', () => {
    const { founder, recovery, tag, found, add, leave } = rosterOps()
    const [second, third] = [newDevice(), newDevice()]
    const ops = [found, add(founder, 2, second), leave(founder, 2)]
    expect(membersOf(rosterOf(tag, ops))).toEqual(chainsOf(second))
    const gone = [...ops, leave(second, 1)]
    expect(membersOf(rosterOf(tag, gone))).toEqual([])
    expect(membersOf(rosterOf(tag, [...gone, add(recovery, 1, third)]))).toEqual(chainsOf(third))
  })

  it('cannot be made to by anybody else: who signs in its name signs nothing, in their own a removal', () => {
    const { founder, tag, found, add, leave, op } = rosterOps()
    const [second, third, stranger] = [newDevice(), newDevice(), newDevice()]
    const base = [found, add(founder, 2, second), add(founder, 3, third)]
    const content = {
      ...(leave(second, 0).content as object),
      workspace: tag,
    } as Parameters<typeof signOp>[1]
    const forged = [third, stranger].map((by) => parseOp(signOp(by, content)))
    const roster = rosterOf(tag, [...base, ...forged])
    expect(membersOf(roster)).toEqual(chainsOf(founder, second, third))
    expect(roster.signed.map(({ hash }) => hash)).not.toContain(forged[0]?.hash)
    // A junior device that removes who let it in counts for nothing, leaving or not.
    const upward = op(second, 4, { ...content, signer: second.chainId, chainId: founder.chainId })
    expect(membersOf(rosterOf(tag, [...base, upward]))).toEqual(chainsOf(founder, second, third))
  })

  it('signs nothing after it: lets nobody in, removes nobody, starts no epoch, whatever hash it tries for', () => {
    const { founder, tag, found, add, leave, remove, rotate, succeed } = rosterOps()
    const [second, third, accomplice] = [newDevice(), newDevice(), newDevice()]
    const base = [found, add(founder, 2, second), add(founder, 3, third), leave(second, 5)]
    const late = [
      add(second, 9, accomplice),
      lowestOf(40, (index) => remove(second, 9, third, 0, { lastHash: String(index).padStart(64, '0') })),
      rotate(second, 9, newEpoch(9, [second.boxKey]).epoch),
      succeed(second, accomplice),
    ]
    const roster = rosterOf(tag, [...base, ...late])
    expect(membersOf(roster)).toEqual(chainsOf(founder, third))
    expect(acceptedThrough(roster, accomplice.chainId)).toBe(0)
    expect(roster.epochs).toHaveLength(1)
  })

  it('cannot move its end forward with a second leaving, nor have more of its ops count', () => {
    const { founder, tag, found, add, leave } = rosterOps()
    const [second, accomplice] = [newDevice(), newDevice()]
    const base = [found, add(founder, 2, second), leave(second, 5)]
    const late = add(second, 8, accomplice)
    const again = Array.from({ length: 30 }, () => leave(second, 12))
    const roster = rosterOf(tag, [...base, late, ...again])
    expect(membersOf(roster)).toEqual(chainsOf(founder))
    expect(acceptedThrough(roster, second.chainId)).toBe(5)
  })

  it('leaves with all chains it had, and what it wrote in the latest one stays', () => {
    const { founder, tag, found, add, succeed, leave } = rosterOps()
    const [before, now] = [newDevice(), newDevice()]
    const ops = [found, add(founder, 2, before), succeed(before, now), leave(before, 4), leave(now, 6)]
    const roster = rosterOf(tag, ops)
    expect(membersOf(roster)).toEqual(chainsOf(founder))
    expect(acceptedThrough(roster, before.chainId)).toBe(4)
    expect(acceptedThrough(roster, now.chainId)).toBe(6)
  })

  it('does not bring its successors past a removal by somebody else', () => {
    const { founder, tag, found, add, succeed, remove, leave } = rosterOps()
    const [stolen, now] = [newDevice(), newDevice()]
    const base = [found, add(founder, 2, stolen), succeed(stolen, now)]
    for (const lastSequence of [0, 4, 9]) {
      const roster = rosterOf(tag, [...base, remove(founder, 5, stolen, 4), leave(stolen, lastSequence)])
      expect(membersOf(roster)).toEqual(chainsOf(founder))
      expect(roster.cutOffs.get(stolen.chainId)).toMatchObject({ isOwn: false })
      expect(acceptedThrough(roster, now.chainId)).toBe(0)
    }
  })
})
