import * as fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeWhole } from '../../../src/main/transfer/write-whole'

let folder = ''
beforeAll(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), 'leadup-write-'))
})
afterAll(() => fs.rm(folder, { recursive: true }))

const bytes = new Uint8Array([1, 2, 3])
const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }))

it('replaces what was there by a whole file', async () => {
  const path = join(folder, 'brief.pdf')
  await fs.writeFile(path, 'before')
  await writeWhole(path, bytes, 'PDF')
  expect(new Uint8Array(await fs.readFile(path))).toEqual(bytes)
  expect(await fs.readdir(folder)).toEqual(['brief.pdf'])
})

it.each([
  ['ENOSPC', 'There is not enough space there'],
  ['EACCES', 'Leadup may not write there'],
  ['EIO', 'The PDF could not be written'],
])('says of %s what happened, keeps what was there and leaves nothing behind', async (code, words) => {
  const path = join(folder, 'kept.pdf')
  await fs.writeFile(path, 'before')
  const half = async (...[place]: Parameters<typeof fs.writeFile>) => {
    await fs.writeFile(place, 'half')
    await failing(code)()
  }
  const { writeFile, rename, rm } = fs
  await expect(writeWhole(path, bytes, 'PDF', { writeFile: half, rename, rm })).rejects.toThrow(words)
  await expect(writeWhole(path, bytes, 'PDF', { writeFile, rename: failing(code), rm })).rejects.toThrow(
    words,
  )
  expect(await fs.readFile(path, 'utf8')).toBe('before')
  expect((await fs.readdir(folder)).toSorted()).toEqual(['brief.pdf', 'kept.pdf'])
})
