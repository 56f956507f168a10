import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRandom, runSeed } from '../support/random.ts'
import { FolderFixture } from '../support/sync/folder-fixture.ts'
import { TwoDevices } from '../support/sync/two-devices.ts'

let fixture: FolderFixture
beforeEach(() => {
  fixture = new FolderFixture()
})
afterEach(() => fixture.tearDown())

async function converge(seed: number): Promise<void> {
  const word = `LEADUP_SEED=${seed}`
  const devices = await TwoDevices.open(fixture, createRandom(seed), String(seed))
  for (let count = 0; count < 120; count += 1) await devices.doOneThing()
  await expect.poll(() => devices.catchUp(), { message: word }).toBe(0)
  expect(await devices.faults(), word).toEqual([])
  await devices.close()
}

test('[X9] two devices converge through a sync tool with bad habits', async () => {
  const seed = runSeed()
  const rounds = Number(process.env['LEADUP_ROUNDS'] ?? 6)
  console.log(`sync tool rounds: ${rounds}, LEADUP_SEED=${seed}`)
  for (let round = 0; round < rounds; round += 1) await converge(seed + round)
  expect.assertions(rounds * 2)
}, 300_000)

test.each([2])(
  '[X5] seed %i: small segments are deleted before the merged one arrives, and nothing is read across the gap',
  async (seed) => {
    await converge(seed)
    expect.assertions(2)
  },
)
