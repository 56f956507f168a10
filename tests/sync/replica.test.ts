import { beforeAll, describe, expect, test } from 'vitest'
import { newSeed } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { createRandom } from '../support/random.ts'
import { MemoryPlace } from '../support/sync/memory-place.ts'
import { SimulatedDevice } from '../support/sync/simulated-device.ts'
import { SimulatedTime } from '../support/sync/simulated-time.ts'
import { contentOf } from '../support/sync/content-of.ts'

beforeAll(() => sodiumReady)

describe('two devices over one place', () => {
  test('what is written on either is on both', async () => {
    const time = new SimulatedTime()
    const random = createRandom(1)
    const place = new MemoryPlace()
    const [desk, laptop] = ['Desk', 'Laptop'].map((name) => new SimulatedDevice(name, time, random)) as [
      SimulatedDevice,
      SimulatedDevice,
    ]
    await desk.write('maria', { kind: 'person', name: 'Maria', trashedAt: null })
    await desk.type('maria', 'Before sync was turned on.')
    await desk.found(newSeed())
    desk.connect('relay', place)
    await time.run(5_000)
    await laptop.join(desk)
    laptop.connect('relay', place)
    await laptop.write('jonas', { kind: 'person', name: 'Jonas', trashedAt: null })
    await desk.type('maria', 'From the desk.')
    await time.run(5_000)
    await laptop.type('maria', 'From the laptop.')
    await time.run(5_000)
    expect(desk.failures.concat(laptop.failures)).toEqual([])
    expect(contentOf(laptop)).toEqual(contentOf(desk))
    expect(contentOf(desk).texts).toEqual({
      maria: ['Before sync was turned on.', 'From the desk.', 'From the laptop.'],
    })
  })
})
