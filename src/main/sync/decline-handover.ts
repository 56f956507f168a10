import { signOpsEntry, noHash } from '@shared/sync/entry'
import { evaluateRoster } from '@shared/sync/roster/evaluate-roster'
import { signLeaving, readOp } from './engine/own-roster-ops'
import { memberOf, type JoinTicket } from './join-ticket'
import { openPlace, type PlacePorts } from './places'
import { whenReady } from './when-ready'

/** The app may be about to quit. */
const declineWithinMs = 5_000

/**
 * Says where the devices meet that this one, which a code let in already, does not join after all. Rejects where it
 * cannot be said there now. [R10]
 */
export async function declineHandover(ticket: JoinTicket, ports: PlacePorts): Promise<void> {
  if (!('handover' in ticket.by)) return
  const { workspaceTag, roster } = ticket.by.handover
  const { identity } = ticket
  const epoch = evaluateRoster(workspaceTag, roster.flatMap(readOp))?.epochs.at(-1)
  if (!epoch) return
  // It signed nothing yet.
  const leaving = signLeaving(identity, workspaceTag, { head: { sequence: 0, hash: noHash }, ops: [], epoch })
  const entry = signOpsEntry(identity, { workspaceTag, sequence: 1, previousHash: noHash }, [leaving])
  const transport = openPlace(ticket.place, memberOf(ticket), ports)
  const cancel = ports.setTimer(() => void transport.close(), declineWithinMs)
  try {
    const { setTimer } = ports
    await whenReady(transport, { setTimer, withinMs: declineWithinMs, isPatient: false })
    await transport.append(identity.chainId, [{ sequence: 1, entry }])
  } finally {
    cancel()
    await transport.close()
  }
}
