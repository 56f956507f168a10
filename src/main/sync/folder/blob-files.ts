import { maxBlobBytes, TransportError } from '@shared/sync/transport'
import { checkedContent, checksumBytes, withChecksum } from './checksum'
import { blobPath, isHex } from './layout'
import type { SharedTree } from './shared-tree'

/** Blobs in the folder: each a file by its name, the blob and its checksum. One that is not whole is not there. [X6] */
export class BlobFiles {
  constructor(
    private readonly tree: SharedTree,
    private readonly workspaceTag: string,
  ) {}

  async put(name: string, blob: Uint8Array): Promise<void> {
    const path = this.pathOf(name)
    if (blob.length > maxBlobBytes) throw new TransportError('too-large')
    // Sealed by another device, the same content is other bytes: a file that is whole is not written over. [X10]
    if (await this.read(name)) return
    await this.tree.place(path, withChecksum(blob))
  }

  async read(name: string): Promise<Uint8Array | undefined> {
    const read = await this.tree.readWhole(this.pathOf(name), maxBlobBytes + checksumBytes)
    return read && checkedContent(read.file)
  }

  async missing(names: readonly string[]): Promise<string[]> {
    const missing: string[] = []
    for (const name of names) if (!(await this.read(name))) missing.push(name)
    return missing
  }

  async remove(names: readonly string[]): Promise<void> {
    for (const name of names) await this.tree.remove(this.pathOf(name))
  }

  private pathOf(name: string): string {
    // SECURITY: a name from a manifest must not lead out of the folder.
    if (!isHex(name, 64)) throw new TransportError('failed', 'A blob is named by 64 hexadecimal digits.')
    return blobPath(this.workspaceTag, name)
  }
}
