import { afterEach, beforeEach, expect, test } from 'vitest'
import { chunkBytes } from '@shared/attachments/chunk'
import { AttachmentStore } from '../../../src/main/attachments/attachment-store'
import { ImageAddresses } from '../../../src/main/attachments/image-addresses'
import { imageBytes } from '../../support/image-bytes'
import { makeFolder, removeFolder } from '../../support/vault-fixture'

let folder: string
let store: AttachmentStore
let addresses: ImageAddresses
beforeEach(() => {
  folder = makeFolder()
  store = new AttachmentStore(folder)
  addresses = new ImageAddresses()
})
afterEach(() => removeFolder(folder))

const origin = 'app://leadup'
const answer = (path: string) => addresses.respond(`${origin}${path}`)
const png = (length: number) => {
  const bytes = new Uint8Array(length)
  bytes.set(imageBytes['image/png'](40, 30))
  return bytes
}

test.each(Object.entries(imageBytes))('%s is served as what its bytes say it is', async (type, make) => {
  const name = await store.add(Uint8Array.from(make(40, 30)))
  const response = await answer(addresses.baseFor(store) + name)
  expect(response?.status).toBe(200)
  expect(response?.headers.get('content-type')).toBe(type)
  expect(response?.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response?.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
})

test('an image of several chunks is served whole, in order', async () => {
  const bytes = png(chunkBytes + 5)
  bytes[chunkBytes + 4] = 7
  const first = await store.add(bytes.subarray(0, chunkBytes))
  const second = await store.add(bytes.subarray(chunkBytes))
  const response = await answer(`${addresses.baseFor(store)}${first}.${second}`)
  expect(new Uint8Array((await response?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(bytes)
})

test.each([
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a script', 'alert(1)'],
])('%s is not served at all', async (_what, text) => {
  const name = await store.add(new Uint8Array(Buffer.from(text)))
  const response = await answer(addresses.baseFor(store) + name)
  expect(response?.status).toBe(404)
  expect(await response?.text()).toBe('Not found')
})

test('an image too large to decode is not served', async () => {
  const name = await store.add(Uint8Array.from(imageBytes['image/png'](60_000, 60_000)))
  expect((await answer(addresses.baseFor(store) + name))?.status).toBe(404)
})

test('a workspace shows its own images and no others', async () => {
  const otherFolder = makeFolder()
  const other = new AttachmentStore(otherFolder)
  const name = await store.add(png(60))
  expect(addresses.baseFor(other)).not.toBe(addresses.baseFor(store))
  expect(addresses.baseFor(store)).toBe(addresses.baseFor(store))
  expect((await answer(addresses.baseFor(other) + name))?.status).toBe(404)
  expect((await answer(addresses.baseFor(store) + name))?.status).toBe(200)
  removeFolder(otherFolder)
})

test('what is not quite such an address is answered with nothing', async () => {
  const name = await store.add(png(60))
  const base = addresses.baseFor(store)
  const token = base.split('/')[2] ?? ''
  for (const path of [
    `/attachments/${name}`,
    `/attachments//${name}`,
    `/attachments/${token.slice(1)}/${name}`,
    `${base}${name}/x`,
    `${base}${name}.`,
    `${base}${name.toUpperCase()}`,
    `${base}%2e%2e%2fvault.db`,
    base,
    `${base}${Array.from({ length: 51 }, () => name).join('.')}`,
  ]) {
    expect((await answer(path))?.status, path).toBe(404)
  }
  expect(await answer('/index.html')).toBeUndefined()
  expect(await answer(`${base}../../index.html`)).toBeUndefined()
})
