import { createHash, randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isChunkName } from '@shared/attachments/chunk'

/** Ends the name of a file that is being written. */
const unfinished = '.part'

/** Beside the vault's file. */
export function attachmentFolder(workspaceFolder: string): string {
  return join(workspaceFolder, 'attachments')
}

export function nameOfChunk(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * Writes a file whole or not at all: beside its place, on disk, then renamed. Once this resolves it survives a power
 * cut.
 */
export async function writeDurably(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const beside = join(folder, `${randomUUID()}${unfinished}`)
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, join(folder, name))
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
  await syncFolder(folder)
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and puts its names on disk with the file.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The bytes of a chunk; `undefined` where it is not there. */
export async function readChunkFile(folder: string, name: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(join(folder, name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** The chunks in a folder. */
export function listChunkNames(folder: string): string[] {
  return namesIn(folder).filter(isChunkName)
}

/** Removes what was being written when the app ended. */
export async function removeUnfinished(folder: string): Promise<void> {
  const left = namesIn(folder).filter((name) => name.endsWith(unfinished))
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
