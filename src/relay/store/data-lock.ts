import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** SQLite's code for a file that another connection has locked. */
const busy = 5

/**
 * Keeps every other relay off a data folder: two on one database would each tell their own devices alone. The system
 * holds the lock on an empty file and lets go of it with the process, however that ends. Throws `data-in-use`.
 */
export class DataLock {
  private readonly file: DatabaseSync

  constructor(dataFolder: string) {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    this.file = new DatabaseSync(join(dataFolder, 'relay.lock'), { timeout: 0 })
    try {
      this.file.exec('begin exclusive')
    } catch (error) {
      this.file.close()
      throw (error as { errcode?: unknown }).errcode === busy ? new Error('data-in-use') : error
    }
  }

  release(): void {
    this.file.close()
  }
}
