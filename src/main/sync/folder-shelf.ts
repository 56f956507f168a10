import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BlobShelf } from './engine/blob-shelf'

/** A shelf in a folder. What a crash leaves torn is noticed when it is opened, and a new checkpoint takes its place. */
export class FolderShelf implements BlobShelf {
  constructor(private readonly folder: string) {}

  keep(name: string, blob: Uint8Array): void {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 })
    writeFileSync(join(this.folder, name), blob, { mode: 0o600 })
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
