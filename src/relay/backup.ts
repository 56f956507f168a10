import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Connection } from './store/connection'

export function databasePath(dataFolder: string): string {
  return join(dataFolder, 'relay.db')
}

/**
 * Copies a relay's database, as it is at one moment, while the relay goes on. Throws `no-database`, or `exists` where
 * the file is there; a copy that was cut off leaves no file by that name.
 */
export function backUp(dataFolder: string, file: string): void {
  const source = databasePath(dataFolder)
  if (!existsSync(source)) throw new Error('no-database')
  if (existsSync(file)) throw new Error('exists')
  const partial = `${file}.partial`
  rmSync(partial, { force: true })
  // SECURITY: who is linked to whom stands in it; others of this machine are not to read it. SQLite takes an empty file.
  closeSync(openSync(partial, 'wx', 0o600))
  const connection = new Connection(source)
  try {
    connection.run('vacuum into ?', partial)
  } finally {
    connection.close()
  }
  const descriptor = openSync(partial, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
  // NOTE: unlike a rename, this fails where somebody made that file meanwhile.
  linkSync(partial, file)
  rmSync(partial)
}
