import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chunkBytes, mostFileBytes } from '@shared/attachments/chunk'
import { isRefusal, refusalInWords } from '@shared/attachments/refusals'
import { readFilePieces } from '../../../src/main/attachments/read-file'
import { makeFolder, removeFolder } from '../../support/vault-fixture'

let folder: string
beforeEach(() => {
  folder = makeFolder()
})
afterEach(() => removeFolder(folder))

async function piecesOf(path: string): Promise<number[]> {
  const lengths: number[] = []
  for await (const piece of readFilePieces(path)) lengths.push(piece.length)
  return lengths
}

/** A file of a size, which takes no room on the disk. */
function fileOf(bytes: number): string {
  const path = join(folder, 'file')
  writeFileSync(path, '')
  truncateSync(path, bytes)
  return path
}

test('[B4] a file is read in chunks, up to the largest that is kept', async () => {
  expect(await piecesOf(fileOf(3))).toEqual([3])
  expect(await piecesOf(fileOf(chunkBytes))).toEqual([chunkBytes])
  expect(await piecesOf(fileOf(chunkBytes + 1))).toEqual([chunkBytes, 1])
  expect(await piecesOf(fileOf(mostFileBytes))).toHaveLength(50)
})

test('what cannot be kept gets a word', async () => {
  mkdirSync(join(folder, 'folder'))
  for (const [path, refusal] of [
    [join(folder, 'folder'), 'folder'],
    [join(folder, 'missing'), 'unreadable'],
    [fileOf(0), 'empty'],
  ] as const) {
    await expect(piecesOf(path)).rejects.toMatchObject({ refusal })
  }
  await expect(piecesOf(fileOf(mostFileBytes + 1))).rejects.toMatchObject({ refusal: 'too-large' })
})

test('each word says what was not added', () => {
  expect(refusalInWords('too-large', 'film.mp4')).toBe(
    'Not added: “film.mp4” is larger than 25 MB, the most that is kept of one file.',
  )
  expect(isRefusal('disk-full')).toBe(true)
  expect(isRefusal('toString')).toBe(false)
})
