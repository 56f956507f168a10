import type { Meeting } from '../../documents/kinds/meeting'
import { timeOf } from '../meeting-time'

/** What comes to mind on the way there is about them, */
const beforeMs = 15 * 60_000
/** and what is written down right after. */
const afterMs = 30 * 60_000

/**
 * Whom the user is meeting at `nowMs`: of a 1:1 that is going on, or else of the one that begins or ended nearest to it.
 * `zone` is where floating times are.
 */
export function presentPersonId(
  meetings: readonly Meeting[],
  nowMs: number,
  zone: string,
): string | undefined {
  let nearest: { personId: string; awayMs: number } | undefined
  for (const { fields } of meetings) {
    if (fields.trashedAt !== null || fields.status !== 'planned' || fields.personId === null) continue
    const time = timeOf(fields, zone)
    if (!time || nowMs < time.startMs - beforeMs || nowMs >= time.endMs + afterMs) continue
    const awayMs = Math.max(0, time.startMs - nowMs, nowMs - time.endMs)
    if (!nearest || awayMs < nearest.awayMs) nearest = { personId: fields.personId, awayMs }
  }
  return nearest?.personId
}
