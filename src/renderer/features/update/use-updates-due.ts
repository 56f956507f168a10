import { useMemo } from 'react'
import type { Person } from '@shared/documents/kinds/person'
import { cadenceWith } from '@shared/domain/people/standing'
import type { Letter } from '@shared/domain/sending/letter'
import { draftUpdate, hasNews, talksAhead } from '@shared/domain/update/draft-update'
import { toldUntil, updateDueSince, type InTouch } from '@shared/domain/update/update-due'
import { useProjections } from '../../documents/use-projections'
import { useRows } from '../../documents/use-rows'
import type { MeetingView } from '../meetings/meeting-view'
import { useWorkspaceViews, type WorkspaceViews } from '../people/use-people-views'

export interface UpdateDue {
  person: Person
  draft: Letter
  sinceMs: number | undefined
}

/** Of so many, those who waited longest, agendas are read. */
const mostRead = 5

/** For whom an update is due now that has something to say, whoever waited longest first. Of one person where one is given. */
export function useUpdatesDue(personId?: string): readonly UpdateDue[] {
  const views = useWorkspaceViews()
  const wins = useRows('win')
  const actions = useRows('action')
  const meetings = useRows('meeting')
  const due = useMemo(() => (views ? dueOf(views, personId) : []), [views, personId])
  const ids = useMemo(
    () =>
      views && meetings && due.length > 0
        ? due.flatMap(({ person }) => talksAhead(person.id, { meetings, ...views.viewpoint }))
        : [],
    [due, meetings, views],
  )
  const projections = useProjections(ids)
  return useMemo(() => {
    if (!views || !wins || !actions || !meetings || due.length === 0) return []
    if (!ids.every((id) => projections.has(id))) return []
    return due.flatMap((inTouch) => {
      const { person } = inTouch
      const sinceMs = toldUntil(inTouch)
      const draft = draftUpdate({ person, sinceMs, wins, actions, meetings, projections, ...views.viewpoint })
      return hasNews(draft) ? [{ person, draft, sinceMs }] : []
    })
  }, [views, wins, actions, meetings, due, ids, projections])
}

function dueOf({ people, meetings, viewpoint }: WorkspaceViews, personId: string | undefined): InTouch[] {
  // Whoever said nothing of how to be reached gets none: of thousands of people few are looked at.
  const told = people.filter(
    ({ person: { id, fields } }) =>
      (personId === undefined || id === personId) && (fields.channel !== '' || fields.cadence !== ''),
  )
  if (told.length === 0) return []
  const toldIds = new Set(told.map(({ person }) => person.id))
  const theirs = Map.groupBy(
    meetings.filter(({ meeting: { fields } }) => toldIds.has(fields.personId ?? '')),
    ({ meeting }: MeetingView) => meeting.fields.personId,
  )
  return told
    .map(({ person, last, next }) => {
      const inTouch: InTouch = {
        person,
        cadence: cadenceWith(person, theirs.get(person.id) ?? []).value,
        lastMetMs: last?.time?.endMs,
        nextMs: next?.time?.startMs,
      }
      return { inTouch, sinceMs: updateDueSince(inTouch, viewpoint.nowMs) }
    })
    .flatMap(({ inTouch, sinceMs }) => (sinceMs === undefined ? [] : [{ inTouch, sinceMs }]))
    .sort((one, other) => one.sinceMs - other.sinceMs)
    .slice(0, mostRead)
    .map(({ inTouch }) => inTouch)
}
