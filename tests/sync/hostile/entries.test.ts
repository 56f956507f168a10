import { beforeAll, beforeEach, expect, test } from 'vitest'
import { seal } from '@shared/sync/crypto/seal'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { parseEntry, signSealedEntry } from '@shared/sync/entry'
import type { StoredEntry } from '@shared/sync/transport'
import { HostileScene, identityOf } from '../../support/sync/hostile-scene.ts'

beforeAll(() => sodiumReady)

let scene: HostileScene
beforeEach(async () => {
  scene = await HostileScene.open()
})

/** Does harm to what the desk said, lets the laptop look, then undoes it: nothing may be lost for good. */
async function harm(run: (entries: [StoredEntry, StoredEntry, StoredEntry]) => void) {
  const { desk, laptop, place } = scene
  const said = await scene.sayWhileAway('one', 'two', 'three')
  const honest = place.copy()
  run(said as [StoredEntry, StoredEntry, StoredEntry])
  await scene.comeBack()
  const heard = scene.words(laptop)
  const named = scene.named(laptop)
  Object.assign(place, honest)
  await scene.look()
  expect(scene.words(laptop)).toEqual(['one', 'two', 'three'])
  await scene.say(laptop, 'four')
  await scene.look()
  expect(scene.words(desk)).toEqual(['one', 'two', 'three', 'four'])
  expect(desk.failures.concat(laptop.failures)).toEqual([])
  return { heard, named }
}

test('[D3] [E3] swapped entries are dropped and named', async () => {
  const { heard, named } = await harm(([first, second]) => {
    scene.alter(scene.desk, first.sequence, second.entry)
    scene.alter(scene.desk, second.sequence, first.entry)
  })
  expect(heard).toEqual([])
  expect(named).toContain('forged')
})

test('[D3] [T1] a replayed entry changes nothing', async () => {
  const { desk, laptop } = scene
  await scene.say(desk, 'one', 'two')
  for (let times = 0; times < 3; times += 1) scene.push(laptop, desk.chainId, scene.entriesOf(desk))
  await scene.look()
  expect(scene.words(laptop)).toEqual(['one', 'two'])
  expect(scene.named(laptop)).toEqual(new Set())
})

test('[D3] [E3] an own entry given under a later sequence is dropped and named, and the chain goes on', async () => {
  const { heard, named } = await harm(([, second, third]) => {
    scene.alter(scene.desk, third.sequence, second.entry)
  })
  expect(heard).toEqual(['one', 'two'])
  expect(named).toContain('forged')
})

test('[D3] [T1] a dropped entry is missed, and what follows waits', async () => {
  const { heard, named } = await harm(([, second]) => scene.alter(scene.desk, second.sequence, undefined))
  expect(heard).toEqual(['one'])
  expect(named).toContain('not-given')
})

test('[D3] [T1] entries in another order are taken in, each in its turn', async () => {
  const { desk, laptop } = scene
  const said = await scene.sayWhileAway('one', 'two', 'three')
  scene.setConnection(laptop, 'ready')
  scene.push(laptop, desk.chainId, said.toReversed())
  await scene.look()
  expect(scene.words(laptop)).toEqual(['one', 'two', 'three'])
})

test('[D3] [E1] a truncated entry is dropped and named, at any length', async () => {
  for (const length of [0, 1, 2, 30, 80, 150]) {
    const { heard, named } = await harm(([, second]) =>
      scene.alter(scene.desk, second.sequence, second.entry.subarray(0, length)),
    )
    expect(heard).toEqual(['one'])
    expect(named).toContain('malformed')
    scene = await HostileScene.open()
  }
})

/** Where each part of an entry's header begins, for sequences below 128. [E1] */
const header = {
  magic: 0,
  version: 1,
  type: 2,
  workspace: 3,
  chain: 19,
  sequence: 35,
  previousHash: 36,
  epoch: 68,
}

test.each(Object.entries(header))(
  '[D3] [D3] [E3] a header with another %s is dropped and named',
  async (_part, at) => {
    const { heard, named } = await harm(([, second]) => {
      const forged = second.entry.slice()
      forged[at] = (forged[at] ?? 0) ^ 1
      scene.alter(scene.desk, second.sequence, forged)
    })
    expect(heard).toEqual(['one'])
    expect([...named].some((code) => ['malformed', 'foreign', 'forged'].includes(code))).toBe(true)
  },
)

test('[D3] [E3] a changed byte of the seal or the signature is dropped and named', async () => {
  for (const fromEnd of [1, 64, 70, 100]) {
    const { heard, named } = await harm(([, second]) => {
      const forged = second.entry.slice()
      forged[forged.length - fromEnd] = (forged[forged.length - fromEnd] ?? 0) ^ 1
      scene.alter(scene.desk, second.sequence, forged)
    })
    expect(heard).toEqual(['one'])
    expect(named).toContain('forged')
    scene = await HostileScene.open()
  }
})

test('[D3] [E4] what a member sealed with a key that nobody has waits, is named, and holds up nobody else', async () => {
  const { desk, laptop } = scene
  const phone = await scene.addPhone()
  const { sequence, hash } = desk.store.head
  const entry = signSealedEntry(
    identityOf(desk),
    { workspaceTag: desk.store.read('workspaceTag') ?? '', sequence: sequence + 1, previousHash: hash },
    '00'.repeat(16),
    (associated) => seal(new Uint8Array(32), Uint8Array.of(0, 1, 1), associated),
  )
  scene.push(laptop, desk.chainId, [{ sequence: sequence + 1, entry }])
  expect(scene.named(laptop)).toContain('no-epoch')
  await scene.say(phone, 'from the phone')
  await scene.say(desk, 'from the desk')
  await scene.look()
  expect(scene.words(laptop)).toEqual(['from the phone', 'from the desk'])
})

test('[D3] [E3] another workspace’s entries are dropped and named', async () => {
  const other = await HostileScene.open()
  await other.say(other.desk, 'elsewhere')
  const { desk, laptop } = scene
  scene.push(laptop, desk.chainId, other.entriesOf(other.desk))
  await scene.say(desk, 'here')
  await scene.look()
  expect(scene.words(laptop)).toEqual(['here'])
  expect(scene.named(laptop)).toContain('foreign')
})

test('[D3] [E6] of two entries in one place, both signed, the second is not taken in and is named', async () => {
  const { desk, laptop } = scene
  await scene.say(desk, 'one')
  const { sequence } = desk.store.head
  const known = parseEntry(scene.entriesOf(desk).at(-1)?.entry ?? new Uint8Array())
  const key = desk.replica?.membership.sealingKey
  const second = signSealedEntry(
    identityOf(desk),
    { workspaceTag: known.workspaceTag, sequence, previousHash: known.previousHash },
    key?.id ?? '',
    (associated) => seal(key?.key ?? new Uint8Array(32), Uint8Array.of(0, 1, 9), associated),
  )
  scene.push(laptop, desk.chainId, [{ sequence, entry: second }])
  expect(scene.named(laptop)).toContain('fork')
  await scene.say(desk, 'two')
  await scene.look()
  expect(scene.words(laptop)).toEqual(['one', 'two'])
})

test('[D3] [E3] garbage of every length stops nothing that comes after it', async () => {
  const { desk, laptop, random } = scene
  for (let length = 0; length < 400; length += 1) {
    const entry = Uint8Array.from({ length }, () => random.below(256))
    scene.push(laptop, desk.chainId, [{ sequence: desk.store.head.sequence + 1, entry }])
  }
  await scene.say(desk, 'after it all')
  expect(scene.words(laptop)).toEqual(['after it all'])
  expect(laptop.replica?.intake.dropped.get('malformed')).toBe(400)
  expect(laptop.failures).toEqual([])
})

test('[D3] [E3] one garbage frame among good ones in a push stops none of them', async () => {
  const { desk, laptop } = scene
  const said = await scene.sayWhileAway('one', 'two', 'three')
  scene.setConnection(laptop, 'ready')
  const garbage = { sequence: said[1]?.sequence ?? 0, entry: new Uint8Array(100) }
  const [first, ...others] = said
  scene.push(laptop, desk.chainId, [...(first ? [first] : []), garbage, ...others])
  expect(scene.words(laptop)).toEqual(['one', 'two', 'three'])
  expect(scene.named(laptop)).toContain('malformed')
})
