import type { StoredStatus } from '@shared/sync/transport'
import type { Connection } from './connection'
import { rowBytes, type WorkspaceLimits } from './relay-store'
import { requireRoom, type WorkspaceRow } from './workspace-rows'

export function hasBlob(connection: Connection, workspaceId: number, name: string): boolean {
  const found = connection.get('select 1 from blobs where workspace = ? and name = ?', workspaceId, name)
  return found !== undefined
}

/** Keeps a blob that is not there; gives the bytes it takes up. Refuses with `quota`. */
export function putBlob(
  connection: Connection,
  workspace: WorkspaceRow,
  name: string,
  blob: Uint8Array,
  limits: WorkspaceLimits,
): number {
  if (hasBlob(connection, workspace.id, name)) return 0
  const bytes = blob.length + rowBytes
  requireRoom(workspace, bytes, limits)
  connection.run('insert into blobs (workspace, name, bytes) values (?, ?, ?)', workspace.id, name, blob)
  return bytes
}

/** Gives the bytes that were freed. */
export function removeBlobs(connection: Connection, workspaceId: number, names: readonly string[]): number {
  let freed = 0
  for (const name of names) {
    const removed = connection.get<{ size: number }>(
      'delete from blobs where workspace = ? and name = ? returning length(bytes) as size',
      workspaceId,
      name,
    )
    if (removed) freed += removed.size + rowBytes
  }
  return freed
}

/** Replaces a chain's status; gives the bytes it takes up more than the one before. Refuses with `quota`. */
export function putStatus(
  connection: Connection,
  workspace: WorkspaceRow,
  { chainId, status }: StoredStatus,
  limits: WorkspaceLimits,
): number {
  const before = connection.get<{ size: number }>(
    'select length(status) as size from statuses where workspace = ? and chain_id = ?',
    workspace.id,
    chainId,
  )
  const more = status.length - (before?.size ?? -rowBytes)
  requireRoom(workspace, more, limits)
  connection.run(
    'insert or replace into statuses (workspace, chain_id, status) values (?, ?, ?)',
    workspace.id,
    chainId,
    status,
  )
  return more
}
