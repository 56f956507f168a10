import { settingsId } from '@shared/documents/kinds/settings'
import { forgetDocument } from '../vault/forget-document'
import { joinByHandover, joinByRecovery, type Alongside } from './engine/found-workspace'
import type { SyncedVault } from './engine/replica-ports'
import type { JoinTicket } from './join-ticket'
import { hasOwnDocuments } from './join-preview'
import type { Vault } from '../vault/vault'

type Ticket = Pick<JoinTicket, 'identity' | 'deviceName' | 'by' | 'place'>

/** Makes a vault a member, by a handover or by the phrase and the ops that a place shows. */
export function enterWorkspace(
  vault: SyncedVault,
  { identity, deviceName, by }: Ticket,
  shownOps: readonly Uint8Array[],
  sharesAll: boolean,
  alongside?: Alongside,
): void {
  const joining = { vault, deviceName }
  if ('handover' in by) joinByHandover(joining, identity, by.handover, sharesAll, alongside)
  else joinByRecovery(joining, identity, by.recovery.require(), shownOps, sharesAll, alongside)
}

/**
 * Makes the user's own vault a member, with all that is in it. In one step: cut off in between it would share its
 * settings, which are to be those of the workspace that is joined, and not know where the others are.
 */
export function becomeMember(
  vault: SyncedVault & Pick<Vault, 'allRows'>,
  ticket: Ticket,
  shownOps: readonly Uint8Array[],
): void {
  enterWorkspace(vault, ticket, shownOps, hasOwnDocuments(vault), (store, connection) => {
    forgetDocument(connection, settingsId)
    store.write('places', [ticket.place])
    store.letIn = undefined
  })
}
