import { useMemo } from 'react'
import { parseItemReference } from '@shared/body/agenda-item'
import type { BodyProjection } from '@shared/body/project-body'
import type { Person } from '@shared/documents/kinds/person'
import type { Prepared } from '@shared/domain/prep-check/finding'
import { agendasBefore, prepareCheck } from '@shared/domain/prep-check/prepare-check'
import { localZone, useNow } from '../../../app/use-now'
import { rowsOfPerson } from '../../../documents/rows-of-person'
import { useProjections } from '../../../documents/use-projections'
import { useAllRows, useRows } from '../../../documents/use-rows'
import type { MeetingView } from '../../meetings/meeting-view'

/**
 * What the prep check knows of a 1:1 besides its agenda; `undefined` while it is read. The same until a row, an agenda
 * before it or the minute changes: a key in the agenda reads no row again.
 */
export function useKnown(
  view: Pick<MeetingView, 'meeting' | 'person'> | undefined,
): Omit<Prepared, 'items'> | undefined {
  const rows = useRowsWith(view?.person)
  const nowMs = useNow()
  const zone = localZone()
  const meeting = view?.meeting
  const person = view?.person
  const ids = useMemo(() => {
    if (!rows || !person || !meeting) return []
    const { past, sooner } = agendasBefore({ person, meeting, meetings: rows.meetings, nowMs, zone })
    return [...past, ...sooner]
  }, [rows, person, meeting, nowMs, zone])
  const projections = useAgendas(ids)
  return useMemo(() => {
    if (!meeting) return undefined
    const { minutes, template } = meeting.fields
    if (!person) return { person: { name: '', relation: 'other' }, meeting: { minutes, template } }
    if (!rows || !projections) return undefined
    return prepareCheck({ person, meeting, ...rows, projections, nowMs, zone })
  }, [meeting, person, rows, projections, nowMs, zone])
}

/** The rows that a prep check with this person reads; `undefined` while they load. */
function useRowsWith(person: Person | undefined) {
  const notes = useRows('note')
  const actions = useRows('action')
  const wins = useRows('win')
  const openers = useAllRows('opener')
  const meetings = useRows('meeting')
  return useMemo(() => {
    if (!person || !notes || !actions || !wins || !openers || !meetings) return undefined
    const { id } = person
    return {
      notes: rowsOfPerson(notes, id),
      actions: rowsOfPerson(actions, id),
      wins,
      openers: rowsOfPerson(openers, id),
      meetings: rowsOfPerson(meetings, id),
    }
  }, [person, notes, actions, wins, openers, meetings])
}

/** These agendas, and those whose items they show; `undefined` until all are read. */
function useAgendas(ids: readonly string[]): ReadonlyMap<string, BodyProjection> | undefined {
  const agendas = useProjections(ids)
  const shownIds = useMemo(
    () => [
      ...new Set(
        [...agendas.values()].flatMap(({ items }) =>
          items.flatMap(({ ref }) => parseItemReference(ref)?.meetingId ?? []),
        ),
      ),
    ],
    [agendas],
  )
  const shown = useProjections(shownIds)
  return useMemo(() => {
    const areRead = ids.every((id) => agendas.has(id)) && shownIds.every((id) => shown.has(id))
    return areRead ? new Map([...shown, ...agendas]) : undefined
  }, [ids, agendas, shownIds, shown])
}
