import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fromHexString } from 'lib0/buffer'
import { identityFrom } from '@shared/sync/crypto/identity'
import { maxDeviceNameLength } from '@shared/sync/status'
import type { Transport } from '@shared/sync/transport'
import { FolderTransport } from './folder/folder-transport'
import type { FolderPorts } from './folder/ports'
import type { Membership } from './engine/membership'
import type { ConnectionPorts } from './relay/relay-connection'
import { RelayTransport } from './relay/relay-transport'

/** Where this device leaves what it has for the others, as the user named it. */
export type Place =
  | { id: string; kind: 'relay'; address: string; invite: string | null }
  | { id: string; kind: 'folder'; path: string }

/** How often a folder is looked at where the system tells of nothing. */
const folderPollMs = 5_000

/** Who opens a place: a member, or a device that has only just the recovery phrase. */
export type PlaceMember = Pick<Membership, 'workspaceTag' | 'identity' | 'access' | 'signWithWriteKey'>

export interface PlacePorts extends ConnectionPorts {
  /** Ours alone: files of a shared folder are written here first. */
  tempFolder: string
}

/** Opens a place for a member of the workspace; `recoverySeed` where the phrase was just typed, to be let in by it. */
export function openPlace(
  place: Place,
  membership: PlaceMember,
  ports: PlacePorts,
  recoverySeed?: Uint8Array,
): Transport {
  const { workspaceTag, identity } = membership
  if (place.kind === 'folder') {
    return new FolderTransport({ id: place.id, folder: place.path, workspaceTag }, folderPorts(ports))
  }
  const recovery = recoverySeed && identityFrom(recoverySeed)
  return new RelayTransport({
    id: place.id,
    address: place.address,
    invite: place.invite ?? undefined,
    ports,
    credentials: {
      workspaceTag: fromHexString(workspaceTag),
      signingKey: identity.signingKey,
      sign: identity.sign,
      currentWriteKey: () => membership.access,
      signWithWriteKey: (publicKey, message) => membership.signWithWriteKey(publicKey, message),
      recovery: () => recovery,
    },
  })
}

export function folderPorts({ tempFolder, nowMs, setTimer }: PlacePorts): FolderPorts {
  return {
    tempFolder: join(tempFolder, 'outgoing'),
    pollMs: folderPollMs,
    nowMs,
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
