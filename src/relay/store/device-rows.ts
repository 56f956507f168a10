import type { ChainId } from '@shared/sync/transport'
import { Refusal } from '../refusal'
import type { Connection } from './connection'
import type { DeviceStanding } from './relay-store'

/** Makes a device known. Refuses with `too-many` where that many others were ever let in. */
export function admitDevice(
  connection: Connection,
  workspaceId: number,
  chainId: ChainId,
  maxDevices: number,
): void {
  const others = connection.get<{ count: number }>(
    'select count(*) as count from devices where workspace = ? and chain_id <> ?',
    workspaceId,
    chainId,
  )
  if ((others?.count ?? 0) >= maxDevices) throw new Refusal('too-many')
  writeStanding(connection, workspaceId, chainId, 'known')
}

/** Makes the members known, and those removed who were known and are no members; gives the latter. */
export function replaceMembers(
  connection: Connection,
  workspaceId: number,
  members: readonly ChainId[],
): ChainId[] {
  const remaining = new Set(members)
  const expelled = connection
    .all<{ chainId: string }>(
      `select chain_id as chainId from devices where workspace = ? and standing = 'known'`,
      workspaceId,
    )
    .flatMap(({ chainId }) => (remaining.has(chainId) ? [] : [chainId]))
  for (const chainId of expelled) writeStanding(connection, workspaceId, chainId, 'removed')
  for (const chainId of members) writeStanding(connection, workspaceId, chainId, 'known')
  return expelled
}

function writeStanding(
  connection: Connection,
  workspaceId: number,
  chainId: ChainId,
  standing: DeviceStanding,
): void {
  connection.run(
    'insert or replace into devices (workspace, chain_id, standing) values (?, ?, ?)',
    workspaceId,
    chainId,
    standing,
  )
}
