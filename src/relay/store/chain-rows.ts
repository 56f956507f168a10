import type { ChainId, StoredEntry } from '@shared/sync/transport'
import { Refusal } from '../refusal'
import type { Connection } from './connection'
import { rowBytes, type WorkspaceLimits } from './relay-store'
import { requireRoom, type WorkspaceRow } from './workspace-rows'

interface ChainRow {
  id: number
  first: number
  last: number
}

/** Adds entries to the end of a chain; gives those that were not there. Refuses as `RelayStore.append` says. */
export function appendEntries(
  connection: Connection,
  workspace: WorkspaceRow,
  chainId: ChainId,
  entries: readonly StoredEntry[],
  limits: WorkspaceLimits,
): StoredEntry[] {
  const chain = findChain(connection, workspace.id, chainId)
  if (!chain) requireFewChains(connection, workspace.id, limits)
  const added = newEntries(connection, chain, entries)
  const [firstAdded] = added
  const lastAdded = added.at(-1)
  if (!firstAdded || !lastAdded) return []
  requireRoom(
    workspace,
    added.reduce((sum, { entry }) => sum + entry.length + rowBytes, 0),
    limits,
  )
  const id = chain?.id ?? makeChain(connection, workspace.id, chainId, firstAdded.sequence)
  for (const { sequence, entry } of added) {
    connection.run('insert into entries (chain, sequence, entry) values (?, ?, ?)', id, sequence, entry)
  }
  connection.run('update chains set last = ? where id = ?', lastAdded.sequence, id)
  return added
}

/** Lets go of a chain's beginning; gives the bytes that were freed. */
export function trimEntries(
  connection: Connection,
  workspaceId: number,
  chainId: ChainId,
  throughSequence: number,
): number {
  const chain = findChain(connection, workspaceId, chainId)
  if (!chain || throughSequence < chain.first) return 0
  const through = Math.min(throughSequence, chain.last)
  const { bytes } = connection.get<{ bytes: number }>(
    `select coalesce(sum(length(entry) + ${rowBytes}), 0) as bytes from entries where chain = ? and sequence <= ?`,
    chain.id,
    through,
  ) ?? { bytes: 0 }
  connection.run('delete from entries where chain = ? and sequence <= ?', chain.id, through)
  connection.run('update chains set first = ? where id = ?', through + 1, chain.id)
  return bytes
}

function newEntries(
  connection: Connection,
  chain: ChainRow | undefined,
  entries: readonly StoredEntry[],
): StoredEntry[] {
  let last = chain?.last ?? (entries[0]?.sequence ?? 1) - 1
  const added: StoredEntry[] = []
  for (const candidate of entries) {
    if (candidate.sequence > last + 1 || candidate.sequence < 1) throw new Refusal('gap')
    if (candidate.sequence === last + 1) {
      added.push(candidate)
      last = candidate.sequence
    } else if (!isKnown(connection, chain, candidate)) throw new Refusal('fork')
  }
  return added
}

/** Whether the same entry stands there, or stood there before it was trimmed. */
function isKnown(connection: Connection, chain: ChainRow | undefined, candidate: StoredEntry): boolean {
  if (!chain || candidate.sequence > chain.last) return false
  if (candidate.sequence < chain.first) return true
  const stored = connection.get<{ entry: Uint8Array }>(
    'select entry from entries where chain = ? and sequence = ?',
    chain.id,
    candidate.sequence,
  )
  return stored !== undefined && Buffer.compare(stored.entry, candidate.entry) === 0
}

function findChain(connection: Connection, workspaceId: number, chainId: ChainId): ChainRow | undefined {
  return connection.get<ChainRow>(
    'select id, first, last from chains where workspace = ? and chain_id = ?',
    workspaceId,
    chainId,
  )
}

function makeChain(connection: Connection, workspaceId: number, chainId: ChainId, first: number): number {
  const made = connection.get<{ id: number }>(
    'insert into chains (workspace, chain_id, first, last) values (?, ?, ?, ?) returning id',
    workspaceId,
    chainId,
    first,
    first - 1,
  )
  if (!made) throw new Error('no-chain')
  return made.id
}

function requireFewChains(connection: Connection, workspaceId: number, limits: WorkspaceLimits): void {
  const { count } = connection.get<{ count: number }>(
    'select count(*) as count from chains where workspace = ?',
    workspaceId,
  ) ?? { count: 0 }
  if (count >= limits.chains) throw new Refusal('too-many')
}
