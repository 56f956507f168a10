import { DatabaseSync } from 'node:sqlite'
import type { DocumentRow } from '@shared/documents/document'
import { isKnownKind } from '@shared/documents/kinds/all-kinds'
import type { Transport } from '@shared/sync/transport'
import { Connection } from '../vault/connection'
import { createTables, newIdentity } from '../vault/schema'
import { Vault } from '../vault/vault'
import { Replica } from './engine/replica'
import type { ReplicaPorts } from './engine/replica-ports'
import { SyncStore } from './engine/sync-store'

/** A workspace that is looked at before it is joined: all of it, in memory, with nothing sent. */
export interface LookedAt {
  rows: DocumentRow[]
}

/**
 * Takes in what a place has of a workspace, into a vault in memory. `begin` makes that vault a member. Rejects with
 * `nothing-there` where devices have left nothing to begin from, and when `signal` aborts.
 */
export async function lookAtWorkspace(
  transport: Transport,
  begin: (vault: Vault) => void,
  ports: Omit<ReplicaPorts, 'vault' | 'onChanged'>,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (done: number) => void },
): Promise<LookedAt> {
  const connection = new Connection(new DatabaseSync(':memory:'))
  createTables(connection, newIdentity(1))
  const vault = new Vault(connection, keepsNothing, ports.nowMs)
  let replica: Replica | undefined
  try {
    begin(vault)
    const level = Promise.withResolvers<void>()
    signal.addEventListener('abort', () => level.reject(new Error('aborted')))
    const look = () => {
      onProgress(connection.get<{ count: number }>('select count(*) as count from documents')?.count ?? 0)
      const link = replica?.links.get(transport.id)
      if (link?.isCutOffFromStart) level.reject(new Error('nothing-there'))
      else if (link?.isLevel) level.resolve()
    }
    replica = await Replica.open(
      { ...ports, vault, onChanged: look },
      {
        onMustReopen: () => undefined,
        onRemoved: () => undefined,
        onRolledBack: () => undefined,
        onClockAhead: () => undefined,
      },
    )
    replica.attach(transport, { isReadOnly: true })
    look()
    await level.promise
    return { rows: vault.allRows() }
  } finally {
    replica?.close()
    vault.close()
  }
}

/** How many of each kind that is shown, those in the trash left out. */
export function countRows(rows: readonly DocumentRow[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind, fields } of rows) {
    if (!isKnownKind(kind) || kind === 'settings' || typeof fields['trashedAt'] === 'string') continue
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

/** Whether there is anything in a vault that a preview would show. */
export function hasContent(vault: Pick<Vault, 'allRows'>): boolean {
  return Object.keys(countRows(vault.allRows())).length > 0
}

/** Whether there is anything of the user's in a vault, be it in the trash or of a newer version. */
export function hasOwnDocuments(vault: Pick<Vault, 'allRows'>): boolean {
  return vault.allRows().some(({ kind }) => kind !== 'settings')
}

/** Whether a vault is a member of a synced workspace. */
export function isSynced(vault: Pick<Vault, 'connection'>): boolean {
  return new SyncStore(vault.connection).read('workspaceTag') !== undefined
}

/** Nothing of it is to outlive the look. */
const keepsNothing = {
  hasFailed: false,
  lastDurable: 0,
  append: () => ({ undo: () => undefined }),
  durable: () => Promise.resolve(),
  restart: () => undefined,
  close: () => undefined,
}
