import { newSeed } from '@shared/sync/crypto/identity'
import { createRandom } from '../random.ts'
import { MemoryPlace } from './memory-place.ts'
import { SimulatedDevice } from './simulated-device.ts'
import { SimulatedTime } from './simulated-time.ts'

/** Devices of one workspace that use the same places. */
export async function devicesOver(places: readonly MemoryPlace[], names: readonly string[], seed = 1) {
  const time = new SimulatedTime()
  const random = createRandom(seed)
  const devices = names.map((name) => new SimulatedDevice(name, time, random))
  for (const [index, device] of devices.entries()) {
    const [founder] = devices
    if (!founder || founder === device) await device.found(newSeed())
    else await device.join(founder)
    for (const [number, place] of places.entries()) device.connect(`place ${number}`, place)
    if (index === 0) await device.write('m1', { kind: 'meeting', title: 'Plans', trashedAt: null })
    await time.run(5_000)
  }
  const checkpoint = async (device: SimulatedDevice) => {
    device.vault.transaction(() => device.replica?.maker.want('plain'))
    device.replica?.wake()
    await time.run(10_000)
  }
  return { time, random, checkpoint, devices: devices as [SimulatedDevice, ...SimulatedDevice[]] }
}

export async function deskAndLaptop(places: readonly MemoryPlace[] = [new MemoryPlace()]) {
  const { devices, ...rest } = await devicesOver(places, ['Desk', 'Laptop'])
  const [desk, laptop] = devices
  const [place] = places
  if (!laptop || !place) throw new Error('there are two devices and a place')
  return { ...rest, place, desk, laptop }
}
