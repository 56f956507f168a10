import { useMemo } from 'react'
import type { BodyProjection } from '@shared/body/project-body'
import type { Opener } from '@shared/documents/kinds/opener'
import type { Person } from '@shared/documents/kinds/person'
import { evergreenFor, type EvergreenOpener } from '@shared/domain/evergreen-openers'
import { cardsBeside, refsOn } from '@shared/domain/shelf/beside-agenda'
import type { ShelfCard } from '@shared/domain/shelf/shelf-card'
import { stackShelf, type StackedShelf } from '@shared/domain/shelf/stack-shelf'
import { useProjections } from '../../../documents/use-projections'
import { useRows } from '../../../documents/use-rows'
import type { Prepared } from '../use-prepared'

/** What may go on an agenda, and is not on it. */
export interface Shelf {
  last: StackedShelf['last']
  cards: readonly ShelfCard[]
  openers: readonly Opener[]
  evergreen: readonly EvergreenOpener[]
}

/** As many openers that need no signal as are offered beside the user's own. */
const offeredEvergreens = 3

/**
 * The shelf of a 1:1; `undefined` while rows are loading, and where there is no person. In two steps: what follows from
 * rows and from the other agendas is done when these change, and a key in this agenda only takes cards away.
 */
export function useShelf({ view, views, projection }: Prepared): Shelf | undefined {
  const { person, meeting } = view
  const personId = person?.id
  const meetings = useRows('meeting')
  const notes = useRows('note')
  const actions = useRows('action')
  const wins = useRows('win')
  const captures = useRows('capture')
  const openers = useRows('opener')
  const otherIds = useMemo(
    () =>
      (meetings ?? [])
        .filter(({ id, fields }) => id !== meeting.id && fields.personId === personId)
        .map(({ id }) => id),
    [meetings, meeting.id, personId],
  )
  const others = useProjections(otherIds)
  const { nowMs, zone } = views.viewpoint

  const stacked = useMemo(() => {
    if (!person || !meetings || !notes || !actions || !wins || !captures || !openers) return undefined
    const areAllRead = otherIds.every((id) => others.has(id))
    return {
      ...stackShelf({
        person,
        meeting,
        meetings,
        notes,
        actions,
        wins,
        captures,
        openers,
        others,
        areAllRead,
        nowMs,
        zone,
      }),
      openers: openersFor(person, openers),
      evergreen: unusedEvergreens(person, others),
    }
  }, [person, meeting, meetings, notes, actions, wins, captures, openers, otherIds, others, nowMs, zone])

  const { items } = projection
  return useMemo(() => {
    if (!stacked) return undefined
    const refs = refsOn(items, others)
    const isSaid = (question: string) => items.some(({ headline }) => headline.includes(question))
    return {
      last: stacked.last,
      cards: cardsBeside(stacked.cards, items, others),
      openers: stacked.openers.filter(({ id }) => !refs.has(`opener:${id}`)),
      evergreen: stacked.evergreen.filter(({ question }) => !isSaid(question)).slice(0, offeredEvergreens),
    }
  }, [stacked, items, others])
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
): readonly EvergreenOpener[] {
  const said = [...projections.values()].flatMap(({ items }) => items.map(({ headline }) => headline))
  const all = evergreenFor(person.fields.relation)
  const used = all.filter(({ question }) => said.some((headline) => headline.includes(question)))
  return evergreenFor(person.fields.relation, new Set(used.map(({ id }) => id)))
}
