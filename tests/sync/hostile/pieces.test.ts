import { toHexString } from 'lib0/buffer'
import * as encoding from 'lib0/encoding'
import { beforeAll, expect, test } from 'vitest'
import { encodeBatchMessage } from '@shared/sync/message'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { HostileScene } from '../../support/sync/hostile-scene.ts'
import type { SimulatedDevice } from '../../support/sync/simulated-device.ts'

beforeAll(() => sodiumReady)

/** Where the second entry of a message begins. [E5] */
const pieceBytes = 768 * 1024
const textBytes = 900_000
/** Further than the desk comes here, and in one byte that may stand in a text. */
const farSequence = 50

/** The bytes of a manifest, all of which are text, that covers more of a chain than there is. */
function manifestAsText(chainId: string, blobName: string): string {
  const bytes = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 2)
    encoding.writeAny(encoder, {
      covers: { [chainId]: [farSequence, 'ab'.repeat(32)] },
      bundles: [[blobName]],
      purged: {},
      attachments: [],
      merge: false,
      madeAt: '',
    })
  })
  expect(bytes.every((byte) => byte < 0x80)).toBe(true)
  return new TextDecoder().decode(bytes)
}

/** A text of which one device makes a message whose second piece begins with other words. */
function textWithAtSecondPiece({ vault }: SimulatedDevice, words: string): string {
  const clock = vault.fieldClock('m1', 'kind') ?? ''
  const write = { documentId: 'm1', field: 'notes', value: '?'.repeat(textBytes), clock }
  const begin = new TextDecoder().decode(encodeBatchMessage({ fields: [write], bodies: [] })).indexOf('????')
  return ('x'.repeat(pieceBytes - begin) + words).padEnd(textBytes, 'x')
}

test('[D3] [E5] what a place shows from the middle of a message on is no message, whatever somebody wrote there', async () => {
  const scene = await HostileScene.open()
  const { desk, laptop, place } = scene
  const [blobName = ''] = place.blobs.keys()
  const text = textWithAtSecondPiece(desk, manifestAsText(desk.chainId, blobName))
  await desk.write('m1', { notes: text })
  await scene.look()
  const secondPiece = scene.entriesOf(desk).at(-1)?.sequence ?? 0
  expect(toHexString(scene.entriesOf(desk).at(-2)?.entry ?? new Uint8Array()).length).toBeGreaterThan(
    pieceBytes,
  )
  await scene.say(desk, 'one', 'two')
  const honest = place.copy()
  const phone = scene.device('Phone')
  await phone.join(desk)
  // Nobody mends it meanwhile.
  for (const device of [desk, laptop]) scene.setConnection(device, 'offline')
  const entries = scene.entriesOf(desk).filter(({ sequence }) => sequence >= secondPiece)
  place.chains = new Map([[desk.chainId, { entries }]])
  phone.connect('relay', place)
  await scene.firstLook()
  expect(phone.store.cursor(desk.chainId).sequence).toBe(0)
  expect(scene.named(phone)).toContain('cut-off-from-start')
  Object.assign(place, honest)
  for (const device of [desk, laptop]) scene.setConnection(device, 'ready')
  await scene.look()
  expect(scene.words(phone)).toEqual(['one', 'two'])
})
