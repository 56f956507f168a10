import { beforeAll, expect, test, vi } from 'vitest'
import { newSeed } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { createRandom } from '../support/random.ts'
import { contentOf } from '../support/sync/content-of.ts'
import { MemoryPlace } from '../support/sync/memory-place.ts'
import { SimulatedDevice } from '../support/sync/simulated-device.ts'
import { SimulatedTime } from '../support/sync/simulated-time.ts'

beforeAll(() => sodiumReady)

/** Two devices that have nothing left to tell each other. */
async function levelDevices() {
  const time = new SimulatedTime()
  const random = createRandom(1)
  const place = new MemoryPlace()
  const desk = new SimulatedDevice('Desk', time, random)
  const laptop = new SimulatedDevice('Laptop', time, random)
  await desk.found(newSeed())
  desk.connect('relay', place)
  await time.run(5_000)
  await laptop.join(desk)
  laptop.connect('relay', place)
  await time.run(5_000)
  return { time, place, desk, laptop, before: desk.store.head.sequence }
}

const note = (title: string) => ({ kind: 'meeting', title, trashedAt: null })
const sent = (place: MemoryPlace, { chainId }: SimulatedDevice) =>
  place.chains.get(chainId)?.entries.at(-1)?.sequence

test('[M2] a change that goes out at once is sealed in the transaction that commits it', async () => {
  const { time, place, desk, laptop, before } = await levelDevices()
  const transaction = vi.spyOn(desk.connection, 'transaction')
  await desk.write('m1', note('Pricing'))
  expect(transaction).toHaveBeenCalledTimes(1)
  expect(desk.store.entry(before + 1)?.sealedThrough).toBe(desk.vault.sequence)
  expect(desk.replica?.outgoing.hasWaiting).toBe(false)
  await time.run(100)
  expect(sent(place, desk)).toBe(before + 1)
  expect(contentOf(laptop)).toEqual(contentOf(desk))
})

test('[M2] what is written while an entry is on its way waits, and goes as one', async () => {
  const { time, place, desk, laptop, before } = await levelDevices()
  for (const title of ['Pricing', 'Hiring', 'Onboarding']) await desk.write(title, note(title))
  expect(desk.store.head.sequence).toBe(before + 1)
  await time.run(200)
  expect(desk.store.head.sequence).toBe(before + 2)
  expect(sent(place, desk)).toBe(before + 2)
  expect(contentOf(laptop)).toEqual(contentOf(desk))
})

test('[M2] while its place is away what is written is not sealed, and then goes as one', async () => {
  const { time, desk, laptop, before } = await levelDevices()
  desk.transports[0]?.setState({ connection: 'offline' })
  for (const title of ['Pricing', 'Hiring', 'Onboarding']) await desk.write(title, note(title))
  expect(desk.store.head.sequence).toBe(before)
  desk.transports[0]?.setState({ connection: 'ready' })
  await time.run(5_000)
  expect(desk.store.head.sequence).toBe(before + 1)
  expect(contentOf(laptop)).toEqual(contentOf(desk))
})

test('[E2] a commit that fails leaves no entry, and none was sent', async () => {
  const { time, place, desk, before } = await levelDevices()
  // Found out as late as can be: by the commit itself, after the entry was written.
  desk.connection.database.exec(`
    create table parent (id integer primary key);
    create table child (parent integer references parent deferrable initially deferred);
    create trigger orphan after insert on sync_entries begin insert into child values (1); end`)
  await expect(desk.write('m1', note('Pricing'))).rejects.toThrow('FOREIGN KEY')
  await time.run(5_000)
  expect(desk.vault.row('m1')).toBeUndefined()
  expect(desk.store.head.sequence).toBe(before)
  expect(sent(place, desk)).toBe(before)
})

test('a change is committed though it cannot be sealed, and sealed when it can', async () => {
  const { time, desk, laptop, before } = await levelDevices()
  desk.connection.database.exec(`
    create trigger refuse before insert on sync_entries begin select raise(abort, 'refused'); end`)
  await desk.write('m1', note('Pricing'))
  expect(desk.vault.row('m1')?.fields['title']).toBe('Pricing')
  expect(desk.store.head.sequence).toBe(before)
  await time.run(100)
  expect(desk.failures.map(String)).toEqual(['Error: refused'])
  desk.connection.database.exec('drop trigger refuse')
  await time.runUntil(() => desk.store.head.sequence === before + 1)
  await time.run(1_000)
  expect(contentOf(laptop)).toEqual(contentOf(desk))
})
