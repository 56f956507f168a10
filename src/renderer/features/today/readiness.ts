import type { BodyProjection } from '@shared/body/project-body'
import { writtenItems } from '@shared/domain/prep-check/finding'
import { checkPrep, readiness } from '@shared/domain/prep-check/check-prep'
import { lengthInWords } from '@shared/domain/meeting-words'
import type { UpcomingMeeting } from './use-upcoming'

export interface Readiness {
  /** "No agenda yet", "Two things to look at", "Ready". */
  words: string
  hasAgenda: boolean
  /** Something is missing that the words name. */
  needsAttention: boolean
  /** "30 min", or "22 of 30 min planned" once something is planned for them. */
  time: string
}

/** How far the agenda of a 1:1 is. `undefined` while it is being read. */
export function readinessOf(
  { meeting, person }: Pick<UpcomingMeeting, 'meeting' | 'person'>,
  projection: Pick<BodyProjection, 'items'> | undefined,
): Readiness | undefined {
  if (!projection) return undefined
  const { items } = projection
  const { minutes: length, template } = meeting.fields
  const { name, relation } = person.fields
  const prepared = { person: { name, relation }, meeting: { minutes: length, template }, items }
  const hasAgenda = writtenItems(prepared).length > 0
  const planned = items.reduce((sum, { minutes }) => sum + minutes, 0)
  return {
    words: readiness(prepared),
    hasAgenda,
    needsAttention: !hasAgenda || checkPrep(prepared).length > 0,
    time: hasAgenda && planned > 0 ? `${planned} of ${length} min planned` : lengthInWords(length),
  }
}
