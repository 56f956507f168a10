import { contentHashOf } from '@shared/sync/blob'
import { chunksNamedByAll } from '../../../src/main/vault/named-chunks.ts'
import { addFile, nameFile, takeOutFile, type SimulatedFile } from './files-on-device.ts'
import type { FuzzWorld } from './fuzz-world.ts'
import type { SimulatedDevice } from './simulated-device.ts'

/** Few enough that the same content is added on several devices, taken out and added again. */
const pieces = Array.from({ length: 10 }, (_, index) => `${index}`)
const mostPieces = 3

/** Adds a file to a text. */
export async function addSomeFile(world: FuzzWorld, device: SimulatedDevice): Promise<void> {
  const { random } = world
  const content = Array.from({ length: 1 + random.below(mostPieces) }, () => random.pick(pieces))
  const documentId = world.pickLasting()
  await world.addWord(device, async (word) => {
    world.files.push(await addFile(device, documentId, content, word))
  })
}

/** Names the pieces of a file in another text, as who copies it there: they may be elsewhere, or were taken out. */
export async function copySomeFile(world: FuzzWorld, device: SimulatedDevice): Promise<void> {
  const file = pickFile(world)
  if (!file) return
  const at = { documentId: world.pickLasting(), blockId: device.newId() }
  await world.addWord(device, async (name) => {
    const copy = { ...file, ...at, name }
    world.files.push(copy)
    await nameFile(device, copy)
  })
}

/** Takes a file out, or all of them. */
export async function takeOutFiles(world: FuzzWorld, device: SimulatedDevice): Promise<void> {
  const file = pickFile(world)
  if (!file) return
  for (const each of world.chance(0.3) ? world.files : [file]) {
    // Others may see it for a while, or for ever, where this device is not heard of any more.
    world.saved.delete(each.name)
    await takeOutFile(device, each)
  }
}

/** Somebody looks at some of the files that texts name. */
export function lookAtSomeFiles(world: FuzzWorld, { attachments, connection }: SimulatedDevice): void {
  attachments.want(chunksNamedByAll(connection).filter(() => world.chance(0.5)))
}

export function lookAtAllFiles({ staying }: FuzzWorld): void {
  for (const { attachments, connection } of staying) attachments.want(chunksNamedByAll(connection))
}

/** What a text names and some device that stays has on its disk is whole on all of them. */
export function filesAmiss({ staying }: FuzzWorld): string | undefined {
  const contents = new Map(staying.flatMap(({ chunks }) => [...chunks]))
  for (const { name, connection, chunks } of staying) {
    for (const chunk of chunksNamedByAll(connection)) {
      const content = contents.get(chunk)
      const held = chunks.get(chunk)
      if (content && (!held || contentHashOf(held) !== chunk)) {
        return `${name} lacks "${new TextDecoder().decode(content)}" of a file`
      }
    }
  }
  return undefined
}

function pickFile({ files, random }: FuzzWorld): SimulatedFile | undefined {
  return files.length > 0 ? random.pick(files) : undefined
}
