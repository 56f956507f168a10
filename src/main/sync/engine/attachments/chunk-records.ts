import { blobNameOf } from '@shared/sync/blob'
import type { ChainId } from '@shared/sync/transport'
import type { Connection } from '../../../vault/connection'
import type { Membership } from '../membership'

interface ChunkRecord {
  name: string
  blobName: string
  /** Since when no document names it; `null` where one does. */
  unnamedSince: string | null
}

/**
 * What this device knows of the chunks that documents name or named, wherever their bytes are. Writes belong into a
 * transaction of the caller's.
 */
export class ChunkRecords {
  /** Known in this run to be named, so that most edits of a body ask and write nothing. */
  readonly noted = new Set<string>()

  constructor(
    private readonly connection: Connection,
    private readonly membership: Pick<Membership, 'namingKey'>,
  ) {}

  get isEmpty(): boolean {
    return this.connection.get('select 1 from sync_chunks limit 1') === undefined
  }

  /** The name a chunk travels under; `undefined` while the key that names blobs is not known. [B1] */
  blobNameOf(name: string): string | undefined {
    const { namingKey } = this.membership
    return namingKey && blobNameOf(namingKey, name)
  }

  nameOfBlob(blobName: string): string | undefined {
    return this.connection.get<{ name: string }>('select name from sync_chunks where blob_name = ?', blobName)
      ?.name
  }

  isNamed(name: string): boolean {
    return this.record(name)?.unnamedSince === null
  }

  isBlobNamed(blobName: string): boolean {
    const row = this.connection.get(
      'select 1 from sync_chunks where blob_name = ? and unnamed_since is null',
      blobName,
    )
    return row !== undefined
  }

  /** The chain that brought the name; `undefined` where it is this device's own, or not known. */
  bringerOf(name: string): ChainId | undefined {
    const row = this.connection.get<{ chainId: ChainId | null }>(
      'select brought_by as chainId from sync_chunks where name = ?',
      name,
    )
    return row?.chainId ?? undefined
  }

  /** Notes that documents name these chunks. */
  note(names: Iterable<string>, broughtBy?: ChainId): void {
    const { namingKey } = this.membership
    if (!namingKey) return
    for (const name of names) {
      this.connection.run(
        `insert into sync_chunks (name, blob_name, brought_by, unnamed_since) values (?, ?, ?, null)
         on conflict (name) do update set blob_name = excluded.blob_name, unnamed_since = null`,
        name,
        blobNameOf(namingKey, name),
        broughtBy ?? null,
      )
    }
  }

  /** Notes that documents name these chunks and no others, as of `at`. */
  noteAll(named: ReadonlySet<string>, at: string): void {
    const records = this.all()
    const known = new Map(records.map((record) => [record.name, record]))
    this.note([...named].filter((name) => known.get(name)?.unnamedSince !== null))
    for (const { name, unnamedSince } of records) {
      if (named.has(name) || unnamedSince !== null) continue
      this.noted.delete(name)
      this.connection.run('update sync_chunks set unnamed_since = ? where name = ?', at, name)
    }
  }

  /** Those that no document has named since before an instant. */
  unnamedBefore(instant: string): (ChunkRecord & { unnamedSince: string })[] {
    return this.all().flatMap((record) => {
      const { unnamedSince } = record
      return unnamedSince !== null && unnamedSince < instant ? [{ ...record, unnamedSince }] : []
    })
  }

  forget(names: Iterable<string>): void {
    for (const name of names) this.connection.run('delete from sync_chunks where name = ?', name)
  }

  private record(name: string): ChunkRecord | undefined {
    return this.connection.get<ChunkRecord>(`${selectRecords} where name = ?`, name)
  }

  private all(): ChunkRecord[] {
    return this.connection.all<ChunkRecord>(`${selectRecords} order by name`)
  }
}

const selectRecords = 'select name, blob_name as blobName, unnamed_since as unnamedSince from sync_chunks'
