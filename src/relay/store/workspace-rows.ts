import { Refusal } from '../refusal'
import type { Connection } from './connection'
import type { WorkspaceLimits, WorkspaceTag } from './relay-store'

export interface WorkspaceRow {
  id: number
  epochNumber: number
  writeKey: Uint8Array
  usedBytes: number
}

export function findRow(connection: Connection, tag: WorkspaceTag): WorkspaceRow | undefined {
  return connection.get<WorkspaceRow>(
    `select id, epoch_number as epochNumber, write_key as writeKey, used_bytes as usedBytes
     from workspaces where tag = ?`,
    tag,
  )
}

/** Throws where there is none: a device is let in only after its workspace was registered. */
export function requireRow(connection: Connection, tag: WorkspaceTag): WorkspaceRow {
  const row = findRow(connection, tag)
  if (!row) throw new Error('no-workspace')
  return row
}

/** Refuses with `quota` where so many bytes more are too many. */
export function requireRoom({ usedBytes }: WorkspaceRow, bytes: number, limits: WorkspaceLimits): void {
  if (bytes > 0 && usedBytes + bytes > limits.bytes) throw new Refusal('quota')
}

/** Counts bytes that came or, negative, went; gives the sum. */
export function addUsage(connection: Connection, { id, usedBytes }: WorkspaceRow, bytes: number): number {
  if (bytes === 0) return usedBytes
  connection.run('update workspaces set used_bytes = used_bytes + ? where id = ?', bytes, id)
  return usedBytes + bytes
}
