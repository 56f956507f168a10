import { useMemo } from 'react'
import { parseActionReference, parseItemReference } from '@shared/body/agenda-item'
import { emptyProjection, type BodyProjection } from '@shared/body/project-body'
import type { Capture } from '@shared/documents/kinds/capture'
import type { Opener } from '@shared/documents/kinds/opener'
import type { Person } from '@shared/documents/kinds/person'
import { carriedOver, type CarriedItem } from '@shared/domain/carry-over'
import { evergreenFor, type EvergreenOpener } from '@shared/domain/evergreen-openers'
import { owedWith, type OwedWith } from '@shared/domain/follow-through/owed-with'
import { checkPrep } from '@shared/domain/prep-check/check-prep'
import type { Finding } from '@shared/domain/prep-check/finding'
import { useProjections } from '../../documents/use-projections'
import { useRows } from '../../documents/use-rows'
import type { MeetingView } from '../meetings/meeting-view'
import { useWorkspaceViews, type WorkspaceViews } from '../people/use-people-views'
import { usePersonWorld, type PersonWorld } from '../people/use-person-world'

/** Everything the prep desk shows of one 1:1, derived from what is there now. */
export interface Prepared {
  view: MeetingView
  views: WorkspaceViews
  projection: BodyProjection
  /** The agenda has been read: until then it is neither empty nor full. */
  isRead: boolean
  carried: readonly CarriedItem[]
  /** What is open between the two and not on the agenda yet. */
  owed: OwedWith
  openers: readonly Opener[]
  evergreen: readonly EvergreenOpener[]
  captures: readonly Capture[]
  /** The last 1:1 with this person that took place. */
  last: { view: MeetingView; projection: BodyProjection | undefined } | undefined
  findings: readonly Finding[]
  /** What the user knows of the person; `undefined` without one, and while it loads. */
  world: PersonWorld | undefined
}

/** As many openers that need no signal as are offered beside the user's own. */
const offeredEvergreens = 3

/** `undefined` while it loads; `'gone'` where there is no such 1:1. */
export function usePrepared(meetingId: string): Prepared | 'gone' | undefined {
  const views = useWorkspaceViews()
  const meetings = useRows('meeting')
  const openers = useRows('opener')
  const captures = useRows('capture')
  const actions = useRows('action')
  const view = views?.meetings.find(({ meeting }) => meeting.id === meetingId)
  const personId = view?.meeting.fields.personId ?? null
  const ids = useMemo(
    () =>
      (meetings ?? [])
        .filter(({ id, fields }) => id === meetingId || (personId !== null && fields.personId === personId))
        .map(({ id }) => id),
    [meetings, meetingId, personId],
  )
  const projections = useProjections(ids)
  const world = usePersonWorld(view?.person, views)

  return useMemo(() => {
    if (!views || !meetings || !openers || !captures || !actions) return undefined
    if (!view) return 'gone'
    const { nowMs, zone } = views.viewpoint
    const projection = projections.get(meetingId) ?? emptyProjection
    const refs = new Set(projection.items.map(({ ref }) => ref))
    const onAgenda = actionsOn(projection, projections)
    const { person, meeting } = view
    const last = person && lastWith(person, views, meetingId)
    return {
      view,
      views,
      projection,
      isRead: projections.has(meetingId),
      // Until every agenda was read, an item may be offered that stands on one of them.
      carried:
        person && ids.every((id) => projections.has(id))
          ? carriedOver({ meetings, projections, openers, personId: person.id, meetingId, nowMs, zone })
          : [],
      owed: owedWith(
        actions.filter(({ id }) => !onAgenda.has(id)),
        person?.id ?? null,
      ),
      openers: person ? openersFor(person, openers).filter(({ id }) => !refs.has(`opener:${id}`)) : [],
      evergreen: person ? unusedEvergreens(person, projections) : [],
      captures: person ? capturesFor(person, captures) : [],
      last: last && { view: last, projection: projections.get(last.meeting.id) },
      findings: checkPrep({
        person: {
          name: person?.fields.name ?? '',
          relation: person?.fields.relation ?? 'other',
        },
        meeting: { minutes: meeting.fields.minutes, template: meeting.fields.template },
        items: projection.items,
      }),
      world,
    }
  }, [views, meetings, openers, captures, actions, view, projections, ids, meetingId, world])
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

function lastWith(person: Person, views: WorkspaceViews, meetingId: string): MeetingView | undefined {
  return views.meetings
    .filter(
      ({ meeting, isPast, isCancelled }) =>
        isPast && !isCancelled && meeting.id !== meetingId && meeting.fields.personId === person.id,
    )
    .at(-1)
}

/** Those that can still be asked, newest first. */
function openersFor(person: Person, openers: readonly Opener[]): Opener[] {
  return openers
    .filter(({ fields }) => fields.personId === person.id)
    .filter(({ fields }) => fields.status === 'draft' || fields.status === 'planned')
    .toSorted((one, other) => (other.fields.createdAt ?? '').localeCompare(one.fields.createdAt ?? ''))
}

/** Never asked twice of the same person: what stands on any agenda with them is used. */
function unusedEvergreens(
  person: Person,
  projections: ReadonlyMap<string, BodyProjection>,
): EvergreenOpener[] {
  const said = [...projections.values()].flatMap(({ items }) => items.map(({ headline }) => headline))
  const all = evergreenFor(person.fields.relation)
  const used = all.filter(({ question }) => said.some((headline) => headline.includes(question)))
  return evergreenFor(person.fields.relation, new Set(used.map(({ id }) => id))).slice(0, offeredEvergreens)
}

/** Lines that name this person and became nothing yet. */
function capturesFor(person: Person, captures: readonly Capture[]): Capture[] {
  return captures.filter(
    ({ fields: { state, becameId, personIds } }) =>
      state !== 'used' && becameId === null && personIds.includes(person.id),
  )
}
