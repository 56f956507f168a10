import { useMemo } from 'react'
import { cardsBeside } from '@shared/domain/shelf/beside-agenda'
import type { ShelfCard } from '@shared/domain/shelf/shelf-card'
import { stackShelf, type StackedShelf } from '@shared/domain/shelf/stack-shelf'
import { rowsOfPerson } from '../../../documents/rows-of-person'
import { useProjections } from '../../../documents/use-projections'
import { useAllRows, useRows } from '../../../documents/use-rows'
import type { Prepared } from '../use-prepared'

/** What may go on an agenda, and is not on it. Openers are offered by `OpenersForPerson`. */
export interface Shelf {
  last: StackedShelf['last']
  cards: readonly ShelfCard[]
}

/**
 * The shelf of a 1:1; `undefined` while rows are loading, and where there is no person. In two steps: what follows from
 * rows and from the other agendas is done when these change, and a key in this agenda only takes cards away.
 */
export function useShelf({ view, views, projection }: Prepared): Shelf | undefined {
  const { person, meeting } = view
  const personId = person?.id
  const rows = useRowsWith(personId)
  const otherIds = useMemo(
    () => (rows?.meetings ?? []).filter(({ id }) => id !== meeting.id).map(({ id }) => id),
    [rows?.meetings, meeting.id],
  )
  const others = useProjections(otherIds)
  const { nowMs, zone } = views.viewpoint

  const stacked = useMemo(() => {
    if (!person || !rows) return undefined
    const areAllRead = otherIds.every((id) => others.has(id))
    return stackShelf({ person, meeting, ...rows, others, areAllRead, nowMs, zone })
  }, [person, meeting, rows, otherIds, others, nowMs, zone])

  const { items } = projection
  return useMemo(
    () => stacked && { last: stacked.last, cards: cardsBeside(stacked.cards, items, others) },
    [stacked, items, others],
  )
}

/** The rows that a shelf for this person is made of; `undefined` while they load. */
function useRowsWith(personId: string | undefined) {
  // What was carried on from a 1:1 that is in the trash still has its words there.
  const meetings = useAllRows('meeting')
  const notes = useRows('note')
  const actions = useRows('action')
  const wins = useRows('win')
  const captures = useRows('capture')
  const openers = useAllRows('opener')
  return useMemo(() => {
    if (personId === undefined || !meetings || !notes || !actions || !wins || !captures || !openers) {
      return undefined
    }
    return {
      meetings: rowsOfPerson(meetings, personId),
      notes: rowsOfPerson(notes, personId),
      actions: rowsOfPerson(actions, personId),
      wins,
      captures,
      openers: rowsOfPerson(openers, personId),
    }
  }, [personId, meetings, notes, actions, wins, captures, openers])
}
