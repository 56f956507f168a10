import { parseItemReference } from '../../body/agenda-item'
import type { BodyProjection } from '../../body/project-body'
import type { Meeting } from '../../documents/kinds/meeting'
import { addDays, isDay } from '../wall-clock'
import { whereItemsStand, type StandingItem, type StandingSource } from '../carry-over'

/**
 * What a 1:1 that is over left over: written on its agenda, neither ticked nor let go, and not taken on another since.
 * In the order of the agenda.
 */
export function leftOver(source: StandingSource, meetingId: string): StandingItem[] {
  return whereItemsStand(source).filter(
    ({ agendaId, lastMeetingId }) => agendaId === undefined && lastMeetingId === meetingId,
  )
}

/**
 * The meetings whose agendas say what one left over, so that the others with this person need not be read: itself, those
 * whose items it shows, and those since.
 * @param projection its own; what it shows is not known before that was read
 */
export function agendasBehind(
  { id, fields }: Meeting,
  meetings: readonly Meeting[],
  projection: Pick<BodyProjection, 'items'> | undefined,
): Meeting[] {
  const shownIds = new Set(
    (projection?.items ?? []).flatMap(({ ref }) => parseItemReference(ref)?.meetingId ?? []),
  )
  // Clocks are at most a day apart.
  const day = fields.start.slice(0, 10)
  const earliest = isDay(day) ? addDays(day, -1) : ''
  const isSince = ({ start }: Meeting['fields']) => start === '' || start >= earliest
  return meetings.filter(
    (meeting) =>
      meeting.fields.personId === fields.personId &&
      (meeting.id === id || shownIds.has(meeting.id) || isSince(meeting.fields)),
  )
}
