import { parseItemReference } from '@shared/body/agenda-item'
import { emptyProjection, type BodyProjection } from '@shared/body/project-body'
import { actionKind } from '@shared/documents/kinds/action'
import { meetingKind, type Meeting } from '@shared/documents/kinds/meeting'
import { noteKind } from '@shared/documents/kinds/note'
import { openerKind } from '@shared/documents/kinds/opener'
import { personKind } from '@shared/documents/kinds/person'
import { winKind } from '@shared/documents/kinds/win'
import { findRecordIn, withRecords } from '@shared/domain/follow-through/items-of-records'
import type { Prepared } from '@shared/domain/prep-check/finding'
import { agendasBefore, prepareCheck } from '@shared/domain/prep-check/prepare-check'
import { readinessOf, type Readiness } from '@shared/domain/prep-check/readiness'
import type { Vault } from '../vault/vault'

interface Now {
  nowMs: number
  /** The user's IANA zone. */
  zone: string
}

/** How far the agenda of a meeting is, and its items, as a window would say it. */
export function readinessOfMeeting(
  vault: Vault,
  meeting: Meeting,
  now: Now,
): { readiness: Readiness; items: BodyProjection['items'] } {
  const { items } = agendas(vault, [meeting.id]).get(meeting.id) ?? emptyProjection
  return { readiness: readinessOf({ ...knownOf(vault, meeting, now), items }), items }
}

function knownOf(vault: Vault, meeting: Meeting, now: Now): Omit<Prepared, 'items'> {
  const { personId, minutes, template } = meeting.fields
  const row = personId === null ? undefined : vault.row(personId)
  if (!row) return { person: { name: '', relation: 'other' }, meeting: { minutes, template } }
  const person = personKind.readRow(row)
  const withPerson = (kind: string) =>
    vault.rows([kind]).filter(({ fields }) => fields['personId'] === personId)
  const meetings = withPerson('meeting').map(meetingKind.readRow)
  const { past, sooner } = agendasBefore({ person, meeting, meetings, ...now })
  const before = agendas(vault, [...past, ...sooner])
  const shownIds = [...before.values()].flatMap(({ items }) =>
    items.flatMap(({ ref }) => parseItemReference(ref)?.meetingId ?? []),
  )
  return prepareCheck({
    person,
    meeting,
    notes: withPerson('note').map(noteKind.readRow),
    actions: withPerson('action').map(actionKind.readRow),
    wins: vault.rows(['win']).map(winKind.readRow),
    openers: withPerson('opener').map(openerKind.readRow),
    meetings,
    projections: new Map([...agendas(vault, shownIds), ...before]),
    ...now,
  })
}

/** Agendas with the words of the records that items stand for. */
function agendas(vault: Vault, ids: readonly string[]): Map<string, BodyProjection> {
  const recordOf = findRecordIn({
    action: (id) => {
      const row = vault.row(id)
      return row?.kind === 'action' ? actionKind.readRow(row) : undefined
    },
    win: (id) => {
      const row = vault.row(id)
      return row?.kind === 'win' ? winKind.readRow(row) : undefined
    },
  })
  return new Map(
    vault.projections([...new Set(ids)]).map(({ id, projection }) => [id, withRecords(projection, recordOf)]),
  )
}
