import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from '../vault/files'
import type { BlobShelf } from './engine/blob-shelf'

/** Ends the name of a file that is being written. */
const unfinished = '.part'

/** A shelf in a folder. A blob is there whole, also after a power cut, or not at all. */
export class FolderShelf implements BlobShelf {
  constructor(private readonly folder: string) {}

  keep(name: string, blob: Uint8Array): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 })
    const path = join(this.folder, name)
    const file = openSync(path + unfinished, 'w', 0o600)
    try {
      writeFileSync(file, blob)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(path + unfinished, path)
    syncFolder(this.folder)
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(join(this.folder, name))
    } catch {
      return undefined
    }
  }

  async keepOnly(names: ReadonlySet<string>): Promise<void> {
    for (const name of this.list()) if (!names.has(name)) rmSync(join(this.folder, name), { force: true })
  }

  private list(): string[] {
    try {
      return readdirSync(this.folder)
    } catch {
      return []
    }
  }
}
