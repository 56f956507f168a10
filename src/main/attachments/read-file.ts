import { open, type FileHandle } from 'node:fs/promises'
import { chunkBytes, mostFileBytes } from '@shared/attachments/chunk'
import type { Refusal } from '@shared/attachments/refusals'

/** A file that is not kept, and why. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'

  constructor(readonly refusal: Refusal) {
    super(refusal)
  }
}

/** The pieces of a file, one after the other. Throws `FileRefused` where it cannot be read or may not be kept. */
export async function* readFilePieces(path: string): AsyncGenerator<Uint8Array> {
  const file = await openFile(path)
  try {
    const stats = await file.stat()
    if (stats.isDirectory()) throw new FileRefused('folder')
    if (!stats.isFile()) throw new FileRefused('unreadable')
    if (stats.size > mostFileBytes) throw new FileRefused('too-large')
    let total = 0
    for (;;) {
      const piece = await readPiece(file)
      if (piece.length === 0) break
      total += piece.length
      // It may grow while it is read.
      if (total > mostFileBytes) throw new FileRefused('too-large')
      yield piece
    }
    if (total === 0) throw new FileRefused('empty')
  } finally {
    await file.close()
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (error) {
    // Windows does not open folders.
    throw new FileRefused((error as NodeJS.ErrnoException).code === 'EISDIR' ? 'folder' : 'unreadable')
  }
}

/** Full, unless the file ends in it. */
async function readPiece(file: FileHandle): Promise<Uint8Array> {
  const piece = new Uint8Array(chunkBytes)
  let length = 0
  while (length < chunkBytes) {
    const { bytesRead } = await file.read(piece, length, chunkBytes - length).catch(() => {
      throw new FileRefused('unreadable')
    })
    if (bytesRead === 0) break
    length += bytesRead
  }
  return piece.subarray(0, length)
}
