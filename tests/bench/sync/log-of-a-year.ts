import { bodyFragmentName, paragraph } from '@shared/body/body-node'
import { appendNodes, updateFrom } from '@shared/body/write-body'
import { encodeBundle } from '@shared/sync/bundle'
import { newSeed } from '@shared/sync/crypto/identity'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { documentsForCheckpoint } from '../../../src/main/vault/checkpoint-documents'
import { createRandom, type Random } from '../../support/random.ts'
import { MemoryPlace } from '../../support/sync/memory-place'
import { SimulatedDevice } from '../../support/sync/simulated-device'
import { SimulatedTime } from '../../support/sync/simulated-time'
import type { Figure } from '../figure'
import { sentence } from './notes'

const workingDays = 250
const editsADay = 40
const documents = 300
const dayMs = 86_400_000
const eveningMs = 10_000
/** From one edit to the next: each is an entry of its own, and statuses are told in the evening. */
const betweenEditsMs = 200
/** The state is small at first, and a log is not worth a checkpoint below a megabyte. */
const comparedFromDay = (workingDays * 3) / 4

/** [D7] What a place holds for two devices that were edited on for a year, against what there is to hold. */
export async function benchLogOfAYear(): Promise<Figure> {
  await sodiumReady
  const time = new SimulatedTime()
  const random = createRandom(7)
  const place = new MemoryPlace()
  const desk = new SimulatedDevice('Desk', time, random)
  const laptop = new SimulatedDevice('Laptop', time, random)
  await desk.found(newSeed())
  desk.connect('relay', place)
  await time.run(eveningMs)
  await laptop.join(desk)
  laptop.connect('relay', place)

  let [worst, worstBytes, stateThen] = [0, 0, 0]
  for (let day = 0; day < workingDays; day += 1) {
    for (let count = 0; count < editsADay; count += 1) {
      await edit(random.pick([desk, laptop]), day * editsADay + count, random)
      await time.run(betweenEditsMs)
    }
    await time.run(eveningMs)
    time.nowMs += dayMs - editsADay * betweenEditsMs - eveningMs
    const [failure] = [...desk.failures, ...laptop.failures]
    if (failure) throw failure
    if (day < comparedFromDay) continue
    const [bytes, state] = [bytesAt(place), stateBytes(desk)]
    if (bytes / state <= worst) continue
    worst = bytes / state
    worstBytes = bytes
    stateThen = state
  }
  if (stateBytes(desk) !== stateBytes(laptop)) throw new Error('the devices differ')
  const megabytes = 1024 * 1024
  return {
    id: 'D7 log of a year',
    what: `entries, blobs and statuses at the place, the worst evening of the last quarter of ${workingDays} days of ${editsADay} edits in ${documents} documents on two devices`,
    value: worstBytes / megabytes,
    unit: 'MB',
    peer: 'the state: all documents as a checkpoint has them, before sealing',
    peerValue: stateThen / megabytes,
    ratio: worst,
    goal: 3,
    of: 'ratio',
    better: 'lower',
  }
}

/** Most edits add a sentence, some take one out, some change a field. */
async function edit(device: SimulatedDevice, number: number, random: Random): Promise<void> {
  const id = `document-${random.below(documents)}`
  const kind = random.below(6)
  if (kind === 0) return device.write(id, { kind: 'meeting', title: sentence(number, 4), trashedAt: null })
  const update = updateFrom(device.vault.bodyState(id), (body) => {
    const fragment = body.getXmlFragment(bodyFragmentName)
    if (kind === 1 && fragment.length > 0) fragment.delete(random.below(fragment.length), 1)
    else appendNodes(body, [paragraph(sentence(number, 12))])
  })
  if (!update) return
  await device.vault.commit({
    commandId: `edit-${number}`,
    fields: [],
    bodies: [{ documentId: id, update }],
  })
}

function bytesAt({ chains, blobs, statuses }: MemoryPlace): number {
  const kept = [
    ...[...chains.values()].flatMap(({ entries }) => entries.map(({ entry }) => entry)),
    ...blobs.values(),
    ...statuses.values(),
  ]
  return kept.reduce((sum, { length }) => sum + length, 0)
}

function stateBytes({ connection }: SimulatedDevice): number {
  return connection.reading(() => encodeBundle([...documentsForCheckpoint(connection)]).length)
}
