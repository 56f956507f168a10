import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fromHexString } from 'lib0/buffer'
import { maxDeviceNameLength } from '@shared/sync/status'
import type { Transport } from '@shared/sync/transport'
import { FolderTransport } from './folder/folder-transport'
import type { FolderPorts } from './folder/ports'
import type { Membership } from './engine/membership'
import type { TypedRecovery } from './keys/typed-recovery'
import type { ConnectionPorts } from './relay/relay-connection'
import { RelayTransport } from './relay/relay-transport'

/** Where this device leaves what it has for the others, as the user named it. */
export type Place =
  { id: string; kind: 'relay'; address: string } | { id: string; kind: 'folder'; path: string }

/** How often a folder is looked at where the system tells of nothing. */
const folderPollMs = 5_000

/** Who opens a place: a member, or a device that has only just the recovery phrase. */
export type PlaceMember = Pick<Membership, 'workspaceTag' | 'identity' | 'access' | 'signWithWriteKey'>

export interface PlacePorts extends ConnectionPorts {
  nowMs: () => number
  /** Ours alone: files of a shared folder are written here first. */
  tempFolder: string
}

/** What lets a device into a relay that does not know it, and is kept nowhere. */
export interface Admission {
  /** Where the workspace is new there. */
  invite?: string | undefined
  /** Where the phrase was just typed. */
  recovery?: TypedRecovery | undefined
}

/** Opens a place for a member of the workspace. */
export function openPlace(
  place: Place,
  membership: PlaceMember,
  ports: PlacePorts,
  { invite, recovery }: Admission = {},
): Transport {
  const { workspaceTag, identity } = membership
  if (place.kind === 'folder') {
    return new FolderTransport({ id: place.id, folder: place.path, workspaceTag }, folderPorts(ports))
  }
  return new RelayTransport({
    id: place.id,
    address: place.address,
    invite,
    ports,
    credentials: {
      workspaceTag: fromHexString(workspaceTag),
      signingKey: identity.signingKey,
      sign: identity.sign,
      currentWriteKey: () => membership.access,
      signWithWriteKey: (publicKey, message) => membership.signWithWriteKey(publicKey, message),
      recovery: () => recovery?.identity,
    },
  })
}

export function folderPorts({ tempFolder, nowMs, steadyMs, setTimer }: PlacePorts): FolderPorts {
  return {
    tempFolder: join(tempFolder, 'outgoing'),
    pollMs: folderPollMs,
    nowMs,
    steadyMs,
    after: (delayMs, run) => setTimer(run, delayMs),
    randomBytes,
  }
}

export function labelOf(place: Place): string {
  return place.kind === 'folder' ? place.path : place.address
}

export function defaultDeviceName(): string {
  return (hostname().split('.')[0] || 'This device').slice(0, maxDeviceNameLength)
}
