import { mkdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Connection } from './connection'
import { removeDatabase, removeSideFiles, syncFile, syncFolder } from './files'
import { connect } from './schema'
import { countThings, findDamage } from './verify-vault'

/**
 * Copies a vault to `path`, in the folder of backups, while others go on writing to it. The copy is checked in full,
 * is on disk, and bears its name only then. Throws where it is not sound, or not whole.
 */
export function copyVerified(
  connection: Connection,
  path: string,
  isWhole: (copy: Connection) => boolean = () => true,
): void {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unfinished = join(folder, 'unfinished.db')
  removeDatabase(unfinished)
  try {
    const atLeast = countThings(connection)
    // NOTE: VACUUM INTO reads one state of the database and does not stop others from writing meanwhile.
    connection.run('vacuum into ?', unfinished)
    verifyCopy(unfinished, atLeast, isWhole)
    syncFile(unfinished)
    renameSync(unfinished, path)
  } catch (error) {
    // A full disk needs the room.
    removeDatabase(unfinished)
    throw error
  }
  syncFolder(folder)
}

function verifyCopy(
  path: string,
  atLeast: ReturnType<typeof countThings>,
  isWhole: (copy: Connection) => boolean,
): void {
  const copy = connect(path)
  try {
    const damage = findDamage(copy)
    if (damage.length > 0) throw new Error(`backup-not-sound: ${damage.join('; ')}`)
    const counts = countThings(copy)
    const hasAll =
      counts.documents >= atLeast.documents &&
      counts.fields >= atLeast.fields &&
      counts.bodies >= atLeast.bodies
    if (!hasAll || !isWhole(copy)) throw new Error('backup-not-whole')
  } finally {
    copy.close()
    removeSideFiles(path)
  }
}
