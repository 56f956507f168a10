import { parseItemReference } from '@shared/body/agenda-item'
import type { Connection } from './connection'
import { parseProjection } from './projections'

/**
 * Of 1:1s that are to go, those that have to stay: an agenda that stays shows an item of theirs, which was carried on,
 * and the item's words are kept where it was written and nowhere else.
 *
 * @param leaving ids of all documents that would go together
 */
export function stillShown(connection: Connection, leaving: readonly string[]): Set<string> {
  const kept = new Set<string>()
  if (leaving.length === 0) return kept
  // What an agenda shows that was taken in and not read yet is not known: nothing goes before it is.
  if (connection.get('select 1 from stale_projections limit 1')) return new Set(leaving)
  const showing = agendasShowing(connection)
  const going = new Set(leaving)
  const isKeptBy = (agendaId: string) => !going.has(agendaId) || kept.has(agendaId)
  // What stays may itself show an item of another one.
  for (let before = -1; before !== kept.size;) {
    before = kept.size
    for (const id of leaving) if (showing.get(id)?.some(isKeptBy)) kept.add(id)
  }
  return kept
}

/** By 1:1, the agendas of others that show an item which was written on its own. */
function agendasShowing(connection: Connection): ReadonlyMap<string, readonly string[]> {
  const agendas = connection.all<{ id: string; projection: string }>(
    `select id, projection from projections join documents on id = document_id
     where kind = 'meeting' and instr(projection, '"item:') > 0`,
  )
  const showing = new Map<string, string[]>()
  for (const { id, projection } of agendas) {
    for (const { ref } of parseProjection(projection).items) {
      const meetingId = parseItemReference(ref)?.meetingId
      if (meetingId === undefined || meetingId === id) continue
      const known = showing.get(meetingId)
      if (known) known.push(id)
      else showing.set(meetingId, [id])
    }
  }
  return showing
}
