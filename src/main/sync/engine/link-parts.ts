import type { Transport } from '@shared/sync/transport'
import type { AttachmentExchange } from './attachments/attachment-exchange'
import type { CheckpointMaker } from './checkpoints/checkpoint-maker'
import type { CheckpointOpener } from './checkpoints/checkpoint-opener'
import type { Findings } from './findings'
import type { Intake } from './intake'
import type { Membership } from './membership'
import type { Outgoing } from './outgoing'
import type { ReplicaPorts } from './replica-ports'
import type { Statuses } from './statuses'
import type { SyncStore } from './sync-store'

/** What a link shares with the others of the replica. */
export interface LinkParts {
  ports: ReplicaPorts
  store: SyncStore
  membership: Membership
  intake: Intake
  outgoing: Outgoing
  maker: CheckpointMaker
  opener: CheckpointOpener
  statuses: Statuses
  findings: Findings
  /** Nothing is sent: what is there is only looked at. */
  isReadOnly: boolean
  /** Missing where files do not travel. */
  attachments: AttachmentExchange | undefined
  /** Another device, or an earlier state of this one, writes this chain too. [I4] */
  onForked: () => void
  onRosterChanged: () => void
  /** A transport no longer has entries that it had confirmed. */
  onRolledBack: (transport: Transport, missing: number) => void
}
