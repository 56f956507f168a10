import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { identityFrom, newSeed, type Identity } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import {
  auditEpochs,
  evaluateRoster,
  maxSharesPerSigner,
  type Roster,
} from '@shared/sync/roster/evaluate-roster'
import { newEpoch, parseOp, signOp, wrapKey, type OpContent, type RosterOp } from '@shared/sync/roster/op'
import { keysOf, lowestOf, rosterOps } from '../../support/sync/roster-ops'

beforeAll(() => sodiumReady)

const newDevice = () => identityFrom(newSeed())

function rosterOf(tag: string, ops: readonly RosterOp[]): Roster {
  const roster = evaluateRoster(tag, ops)
  if (!roster) throw new Error('no roster')
  return roster
}

/** What a roster says, in a form that can be compared. */
function said({ members, cutOffs, epochs, succeeded }: Roster) {
  return {
    members: [...members.values()].map(({ chainId, boxKey, succeeds }) => [
      chainId,
      String(boxKey),
      succeeds,
    ]),
    cutOffs: [...cutOffs].sort(([first], [second]) => (first < second ? -1 : 1)),
    epochs: epochs.map(({ id, number, wraps }) => [id, number, wraps.map(({ sealed }) => String(sealed))]),
    succeeded: [...succeeded].sort(),
  }
}

/** One of anything that a device may sign, of devices and epochs given by number. */
const move = fc.record({
  by: fc.nat({ max: 6 }),
  to: fc.nat({ max: 6 }),
  sequence: fc.integer({ min: 1, max: 12 }),
  lastSequence: fc.nat({ max: 12 }),
  kind: fc.constantFrom('add', 'remove', 'leave', 'rotate', 'succeed', 'share'),
  epochNumber: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(Number.MAX_SAFE_INTEGER)),
})
type Move = typeof move extends fc.Arbitrary<infer Value> ? Value : never

const kindsOfOps: Record<
  Move['kind'],
  (ops: ReturnType<typeof rosterOps>, by: Identity, to: Identity, move: Move) => RosterOp
> = {
  add: ({ add }, by, to, { sequence }) => add(by, sequence, to),
  remove: ({ remove }, by, to, { sequence, lastSequence, epochNumber }) =>
    remove(by, sequence, to, lastSequence, { next: newEpoch(epochNumber, [by.boxKey]).epoch }),
  leave: ({ leave }, by, _to, { lastSequence }) => leave(by, lastSequence),
  rotate: ({ rotate }, by, to, { sequence, epochNumber }) =>
    rotate(by, sequence, newEpoch(epochNumber, [by.boxKey, to.boxKey]).epoch),
  succeed: ({ succeed }, by, to) => succeed(by, to),
  share: ({ op, epoch }, by, to, { sequence }) =>
    op(by, sequence, {
      type: 'share',
      wraps: [{ epochId: epoch.id, to: to.boxKey, sealed: new Uint8Array(80) }],
    }),
}

describe('the roster under attack', () => {
  it('[R4] any set of ops gives the same roster, in whatever order and however often they come', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 25 }), fc.infiniteStream(fc.nat()), (moves, order) => {
        const ops = rosterOps()
        const devices = [ops.founder, ops.recovery, ...Array.from({ length: 5 }, newDevice)]
        const all = [ops.found]
        for (const each of moves) {
          const [by, to] = [devices[each.by], devices[each.to]]
          if (by && to) all.push(kindsOfOps[each.kind](ops, by, to, each))
        }
        const keyed = [...all, ...all.slice(0, 3)].map((op) => ({ op, key: order.next().value ?? 0 }))
        const shuffled = keyed.sort((first, second) => first.key - second.key).map(({ op }) => op)
        expect(said(rosterOf(ops.tag, shuffled))).toEqual(said(rosterOf(ops.tag, all)))
      }),
      { numRuns: 30 },
    )
  }, 30_000)

  it('[R4] [R5] removed devices, alone or with accomplices, bring nobody back and remove nobody', () => {
    const history = fc.record({
      /** Who lets in the second, third … device: one of those before. */
      hosts: fc.array(fc.nat(), { minLength: 2, maxLength: 5 }),
      removed: fc.array(fc.record({ who: fc.nat(), by: fc.nat(), cut: fc.nat({ max: 6 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
      moves: fc.array(move, { maxLength: 20 }),
    })
    fc.assert(
      fc.property(history, ({ hosts, removed, moves }) => {
        const ops = rosterOps()
        const { founder, tag, found, add, remove } = ops
        const devices = [founder]
        const honest = [found]
        for (const [index, host] of hosts.entries()) {
          const by = devices[host % devices.length] ?? founder
          const device = newDevice()
          honest.push(add(by, index + 2, device))
          devices.push(device)
        }
        // Each is removed by somebody more senior, who stays; what it had signed before stands.
        const bySeniority = [...rosterOf(tag, honest).members.keys()]
        const gone = new Map(
          removed.map(({ who, by, cut }) => [1 + (who % (bySeniority.length - 1)), { by, cut: 8 + cut }]),
        )
        const cuts = new Map<string, number>()
        for (const [at, { by, cut }] of gone) {
          const staying = bySeniority.slice(0, at).filter((_, index) => !gone.has(index))
          const [target, remover] = [bySeniority[at], staying[by % staying.length]].map((chainId) =>
            devices.find((device) => device.chainId === chainId),
          )
          if (!target || !remover) throw new Error('nobody is there')
          cuts.set(target.chainId, cut)
          honest.push(remove(remover, 20 + at, target, cut))
        }
        const accomplices = [newDevice(), newDevice()]
        const hostile = [...devices.filter(({ chainId }) => cuts.has(chainId)), ...accomplices]
        const everybody = [...devices, ...accomplices]
        const attack = moves.flatMap((each) => {
          const by = hostile[each.by % hostile.length]
          const to = everybody[each.to % everybody.length]
          if (!by || !to) return []
          const sequence = (cuts.get(by.chainId) ?? 0) + each.sequence
          return [kindsOfOps[each.kind](ops, by, to, { ...each, sequence })]
        })
        const expected = said(rosterOf(tag, honest))
        expect(said(rosterOf(tag, [...honest, ...attack]))).toEqual(expected)
        expect(expected.members.map(([chainId]) => chainId)).toEqual(
          bySeniority.filter((chainId) => !cuts.has(chainId)),
        )
      }),
      { numRuns: 40 },
    )
  }, 30_000)

  it('[R4] a removed device does not win over its remover by trying for a hash that sorts first', () => {
    const { founder, tag, found, add, remove } = rosterOps()
    const [earlier, later] = [newDevice(), newDevice()]
    const removal = remove(earlier, 3, later, 5)
    const revenge = lowestOf(60, (index) =>
      remove(later, 6, earlier, 0, { lastHash: index.toString(16).padStart(64, '0') }),
    )
    const ops = [found, add(founder, 2, earlier), add(founder, 3, later), removal, revenge]
    expect([...rosterOf(tag, ops).members.keys()]).toEqual([founder.chainId, earlier.chainId])
  })

  it('[R4] a removed device takes nobody along by letting in whoever is in already', () => {
    const { founder, tag, found, add, succeed, remove, op } = rosterOps()
    const [removed, other] = [newDevice(), newDevice()]
    const again = lowestOf(60, (index) =>
      op(removed, 9, {
        type: 'add',
        order: 9,
        device: keysOf(other),
        wraps: [{ epochId: 'f'.repeat(32), to: other.boxKey, sealed: new Uint8Array(80).fill(index) }],
      }),
    )
    const honest = [found, add(founder, 2, removed), add(founder, 3, other)]
    const ops = [
      ...honest,
      again,
      succeed(removed, other),
      succeed(removed, founder),
      remove(founder, 4, removed, 8),
    ]
    const roster = rosterOf(tag, ops)
    expect([...roster.members.keys()]).toEqual([founder.chainId, other.chainId])
    expect([...roster.known.values()].flatMap(({ succeeds }) => succeeds ?? [])).toEqual([])
  })

  it('[I1] [R2] nobody can let in a device with a box key other than its own', () => {
    const { founder, tag } = rosterOps()
    const [device, attacker] = [newDevice(), newDevice()]
    const content = {
      type: 'add',
      workspace: tag,
      signer: founder.chainId,
      order: 2,
      device: { signingKey: device.signingKey, boxKey: attacker.boxKey },
      wraps: [],
    } as OpContent
    expect(() => parseOp(signOp(founder, content))).toThrow('malformed')
  })

  it('[R4] a removal that would cut off who let its signer in does not count', () => {
    const { founder, tag, found, add, remove } = rosterOps()
    const [second, third] = [newDevice(), newDevice()]
    const ops = [found, add(founder, 2, second), add(second, 3, third)]
    const whole = said(rosterOf(tag, ops)).members
    expect(said(rosterOf(tag, [...ops, remove(third, 1, founder, 1)])).members).toEqual(whole)
    expect(said(rosterOf(tag, [...ops, remove(third, 1, second, 2)])).members).toEqual(whole)
    const members = [...rosterOf(tag, [...ops, remove(third, 1, founder, 2)]).members.keys()]
    expect(members).toEqual([second.chainId, third.chainId])
  })

  it('[R4] a device may remove itself', () => {
    const { founder, tag, found, add, remove } = rosterOps()
    const second = newDevice()
    const ops = [found, add(founder, 2, second), remove(second, 5, second, 4)]
    expect([...rosterOf(tag, ops).members.keys()]).toEqual([founder.chainId])
  })

  it('[R6] no epoch can use up the numbers, nor change the number or the wraps of another downwards', () => {
    const { founder, tag, found, add, rotate, epoch } = rosterOps()
    const second = newDevice()
    const base = [found, add(founder, 2, second)]
    const last = rotate(second, 3, newEpoch(Number.MAX_SAFE_INTEGER, [second.boxKey]).epoch)
    expect(rosterOf(tag, [...base, last]).epochs.map(({ id }) => id)).toEqual([epoch.id])
    const next = newEpoch(2, [founder.boxKey, second.boxKey]).epoch
    const emptied = lowestOf(30, () => rotate(second, 3, { ...next, number: 1, wraps: [] }))
    const roster = rosterOf(tag, [...base, rotate(founder, 3, next), emptied])
    expect(roster.epochs.at(-1)).toMatchObject(next)
    expect(auditEpochs(roster).mustRotate).toBe(false)
  })

  it('[R6] of the shares of one signer the same hundred count in whatever order, and no later one takes their place', () => {
    const { founder, tag, found, add, remove, op, key } = rosterOps()
    const second = newDevice()
    const share = (by: Identity, sequence: number) =>
      op(by, sequence, { type: 'share', wraps: [wrapKey(key, by.boxKey)] })
    const base = [found, add(founder, 2, second)]
    const shares = Array.from({ length: maxSharesPerSigner + 20 }, () => share(second, 3))
    const roster = rosterOf(tag, [...base, ...shares])
    expect(roster.surplus.size).toBe(20)
    expect(said(rosterOf(tag, [...shares.toReversed(), ...base]))).toEqual(said(roster))
    // Those beyond are not kept anywhere: without them it says the same.
    const kept = shares.filter(({ hash }) => !roster.surplus.has(hash))
    expect(said(rosterOf(tag, [...base, ...kept]))).toEqual(said(roster))
    const removed = [...base, share(second, 3), remove(founder, 4, second, 5)]
    const flood = Array.from({ length: maxSharesPerSigner * 2 }, () => share(second, 9))
    expect(said(rosterOf(tag, [...removed, ...flood]))).toEqual(said(rosterOf(tag, removed)))
  })

  it('[R4] a row of devices that let in each other is gone through once', () => {
    const { founder, tag, found, add } = rosterOps()
    const ops = [found]
    let verified = 0
    for (let by = founder, count = 0; count < 200; count += 1) {
      const next = newDevice()
      const op = add(by, 2, next)
      ops.unshift({ ...op, isSignedBy: (signer) => ((verified += 1), op.isSignedBy(signer)) })
      by = next
    }
    expect(rosterOf(tag, ops).members.size).toBe(201)
    // As a letting, and as an op that somebody known signed.
    expect(verified).toBe(400)
  })

  it('[R1] keeps an op of a type it does not know, and it changes nothing; without a signer it is refused', () => {
    const { founder, tag, found, op } = rosterOps()
    const signer = { workspace: tag, signer: founder.chainId }
    const later = op(founder, 2, { type: 'rename', name: 'Desk' })
    expect(said(rosterOf(tag, [later, found]))).toEqual(said(rosterOf(tag, [found])))
    expect(rosterOf(tag, [later, found]).signed.map(({ hash }) => hash)).toContain(later.hash)
    const forged = op(newDevice(), 2, { type: 'rename', signer: founder.chainId })
    expect(rosterOf(tag, [forged, found]).signed).toHaveLength(1)
    expect(() =>
      parseOp(signOp(founder, { type: 'rename', workspace: tag } as unknown as OpContent)),
    ).toThrow('malformed')
    expect(() => parseOp(signOp(founder, { type: 'add', ...signer } as unknown as OpContent))).toThrow(
      'malformed',
    )
  })

  it('[R4] who was let in earlier is believed against a later one, and only the phrase stands above all', () => {
    const { founder, recovery, tag, found, add, remove } = rosterOps()
    const second = newDevice()
    const ops = [found, add(founder, 2, second), remove(second, 3, founder, 4), remove(founder, 5, second, 1)]
    expect([...rosterOf(tag, ops).members.keys()]).toEqual([founder.chainId])
    const withPhrase = [...ops, remove(recovery, 0, founder, 4)]
    expect([...rosterOf(tag, withPhrase).members.keys()]).toEqual([second.chainId])
  })
})
