import { randomUUID } from 'node:crypto'
import type * as fileSystem from 'node:fs/promises'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UserError } from '@shared/ipc/user-error'
import { failureKind } from '../vault/failures'

/** What it needs of the file system. */
type Files = Pick<typeof fileSystem, 'writeFile' | 'rename' | 'rm'>

/**
 * Writes a file beside its place first: one of that name is replaced by a whole file, or not at all, and nothing is left
 * behind. Throws a `UserError` that says why it could not be written.
 * @param what it is to the user: "PDF"
 */
export async function writeWhole(
  path: string,
  content: Uint8Array | string,
  what: string,
  files: Files = { writeFile, rename, rm },
): Promise<void> {
  const partial = join(dirname(path), `.${randomUUID()}.part`)
  try {
    await files.writeFile(partial, content, { flag: 'wx' })
    await files.rename(partial, path)
  } catch (error) {
    await files.rm(partial, { force: true }).catch(() => undefined)
    throw new UserError('not-written', reasonOf(error, what))
  }
}

function reasonOf(error: unknown, what: string): string {
  const kind = failureKind(error)
  if (kind === 'disk-full') {
    return `There is not enough space there, so no ${what} was written. Choose another folder.`
  }
  if (kind === 'not-writable') {
    return `Leadup may not write there, so no ${what} was written. Choose another folder.`
  }
  return `The ${what} could not be written. Nothing was changed there; choose another folder or name.`
}
