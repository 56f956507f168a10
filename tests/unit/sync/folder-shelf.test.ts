import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FolderShelf } from '../../../src/main/sync/folder-shelf.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadup-shelf-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('what is kept is there under its name alone, the latest of it', async () => {
  const shelf = new FolderShelf(join(folder, 'blobs'))
  shelf.keep('aa', Uint8Array.of(1))
  shelf.keep('aa', Uint8Array.of(2, 3))
  expect(readdirSync(join(folder, 'blobs'))).toEqual(['aa'])
  expect(new Uint8Array((await shelf.read('aa')) ?? [])).toEqual(Uint8Array.of(2, 3))
  expect(await shelf.read('bb')).toBeUndefined()
})

test('what was being written when the device went down is cleared away with what is needed no more', async () => {
  const shelf = new FolderShelf(folder)
  shelf.keep('aa', Uint8Array.of(1))
  shelf.keep('bb', Uint8Array.of(2))
  writeFileSync(join(folder, 'cc.part'), Uint8Array.of(3))
  await shelf.keepOnly(new Set(['aa']))
  expect(readdirSync(folder)).toEqual(['aa'])
})
