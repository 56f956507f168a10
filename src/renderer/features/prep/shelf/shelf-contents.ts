import { parseActionReference, parseItemReference } from '@shared/body/agenda-item'
import { emptyProjection, type BodyProjection } from '@shared/body/project-body'
import type { Action } from '@shared/documents/kinds/action'
import type { Capture } from '@shared/documents/kinds/capture'
import type { Meeting } from '@shared/documents/kinds/meeting'
import type { Opener } from '@shared/documents/kinds/opener'
import type { Person } from '@shared/documents/kinds/person'
import { carriedOver, type CarriedItem } from '@shared/domain/carry-over'
import { owedWith, type OwedWith } from '@shared/domain/follow-through/owed-with'
import type { MeetingView, Viewpoint } from '../../meetings/meeting-view'

/** What may go on an agenda. */
export interface ShelfContents {
  carried: readonly CarriedItem[]
  /** What is open between the two and not on the agenda yet. */
  owed: OwedWith
  captures: readonly Capture[]
}

interface ShelfSource {
  view: MeetingView
  viewpoint: Viewpoint
  meetings: readonly Meeting[]
  openers: readonly Opener[]
  captures: readonly Capture[]
  actions: readonly Action[]
  /** Of the agendas with this person. */
  projections: ReadonlyMap<string, BodyProjection>
  /** Until every agenda was read, an item may be offered that stands on one of them. */
  areAllRead: boolean
}

export function shelfContents(source: ShelfSource): ShelfContents {
  const { view, viewpoint, meetings, openers, captures, actions, projections, areAllRead } = source
  const { person, meeting } = view
  const { nowMs, zone } = viewpoint
  const projection = projections.get(meeting.id) ?? emptyProjection
  const onAgenda = actionsOn(projection, projections)
  return {
    carried:
      person && areAllRead
        ? carriedOver({
            meetings,
            projections,
            openers,
            personId: person.id,
            meetingId: meeting.id,
            nowMs,
            zone,
          })
        : [],
    owed: owedWith(
      actions.filter(({ id }) => !onAgenda.has(id)),
      person?.id ?? null,
    ),
    captures: person ? capturesFor(person, captures) : [],
  }
}

/** The actions that an agenda shows, by themselves or as an item of a past one. */
function actionsOn(
  { items }: BodyProjection,
  projections: ReadonlyMap<string, BodyProjection>,
): ReadonlySet<string> {
  const refs = items.map(({ ref }) => {
    const past = parseItemReference(ref)
    if (!past) return ref
    return projections.get(past.meetingId)?.items.find(({ id }) => id === past.itemId)?.ref ?? null
  })
  return new Set(refs.flatMap((ref) => parseActionReference(ref) ?? []))
}

/** Lines that name this person and became nothing yet. */
function capturesFor(person: Person, captures: readonly Capture[]): Capture[] {
  return captures.filter(
    ({ fields: { state, becameId, personIds } }) =>
      state !== 'used' && becameId === null && personIds.includes(person.id),
  )
}
