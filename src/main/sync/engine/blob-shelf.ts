/** Keeps sealed blobs on this device under their names; write-once. */
export interface BlobShelf {
  read(name: string): Promise<Uint8Array | undefined>
  /** Removes every blob but these. */
  keepOnly(names: ReadonlySet<string>): Promise<void>
}
