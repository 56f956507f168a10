import { workspaceTagOf, type Identity } from '@shared/sync/crypto/identity'
import { handedWriteKeys } from './handed-write-keys'
import type { KeyFile } from './keys/key-file'
import type { TypedRecovery } from './keys/typed-recovery'
import type { JoinedWorkspace } from './pairing/join-pairing'
import type { Place, PlaceMember } from './places'

/** What a device brings to join with. */
export interface JoinTicket {
  /** Holds the identity's seed, in memory only until the join is carried out. */
  keys: KeyFile
  identity: Identity
  deviceName: string
  place: Place
  by: { handover: JoinedWorkspace } | { recovery: TypedRecovery }
}

export function recoveryOf({ by }: JoinTicket): TypedRecovery | undefined {
  return 'recovery' in by ? by.recovery : undefined
}

/** Who opens the place before the vault is a member. */
export function memberOf({ by, identity }: JoinTicket): PlaceMember {
  if ('handover' in by) {
    const { workspaceTag } = by.handover
    return {
      workspaceTag,
      identity,
      access: undefined,
      signWithWriteKey: handedWriteKeys(by.handover, identity),
    }
  }
  const workspaceTag = workspaceTagOf(by.recovery.require().signingKey)
  return { workspaceTag, identity, access: undefined, signWithWriteKey: () => undefined }
}
