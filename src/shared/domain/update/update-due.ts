import type { Cadence, Person } from '../../documents/kinds/person'
import { cadenceDays } from '../today/drifting'

const dayMs = 86_400_000

/** What is known of when one was in touch. */
export interface InTouch {
  person: Person
  /** As the user or the series says; `undefined` where it is unclear. */
  cadence: Cadence | undefined
  /** When the last 1:1 that took place ended, and the next one begins. */
  lastMetMs: number | undefined
  nextMs: number | undefined
}

/** 1:1s that come this much more often than they want to hear leave nothing to say between them. */
const oftenEnough = 1.25
/** So near to a 1:1 it can be said there. */
const nearMs = 1.5 * dayMs

/**
 * Since when an update between two 1:1s is due (P4, "mastering communication style"; P21, "prioritize communication with
 * your bosses"): an instant, or `undefined` while none is. Only for whom the user said how they like to be reached or
 * how often. It comes halfway between two 1:1s, or after the cadence that was said where that is sooner; once between
 * two of them, never more often than they meet, not where they meet more often than they want to hear, and not where the
 * next is a day away. A snapshot is word, too, and one that was skipped is as good as sent: there is no debt.
 */
export function updateDueSince(
  { person, cadence, lastMetMs, nextMs }: InTouch,
  nowMs: number,
): number | undefined {
  const { channel, cadence: saidCadence, lastUpdateAt, updateSkippedAt, lastSnapshotAt } = person.fields
  const isWanted = channel.trim() !== '' || saidCadence !== ''
  if (!isWanted || !cadence || lastMetMs === undefined) return undefined
  if (nextMs !== undefined && nextMs - nowMs < nearMs) return undefined
  const betweenMs = nextMs === undefined ? cadenceDays[cadence] * dayMs : nextMs - lastMetMs
  const wantedMs = saidCadence === '' ? betweenMs : cadenceDays[saidCadence] * dayMs
  if (wantedMs > betweenMs * oftenEnough) return undefined
  const waitMs = Math.min(betweenMs / 2, wantedMs)
  const told = [lastUpdateAt, updateSkippedAt, lastSnapshotAt].map((instant) => Date.parse(instant ?? ''))
  const toldMs = Math.max(...told.filter((ms) => !Number.isNaN(ms)), Number.NEGATIVE_INFINITY)
  if (toldMs > lastMetMs) {
    // Told since they met. While another 1:1 is planned that was it; without one, a cadence later it is time again.
    if (nextMs !== undefined) return undefined
    const againMs = toldMs + cadenceDays[cadence] * dayMs
    return nowMs >= againMs ? againMs : undefined
  }
  const dueMs = lastMetMs + waitMs
  return nowMs >= dueMs ? dueMs : undefined
}

/** From when on something is new to them: the last 1:1, or what they were told since. */
export function toldUntil({ person, lastMetMs }: Pick<InTouch, 'person' | 'lastMetMs'>): number | undefined {
  const { lastUpdateAt, lastSnapshotAt } = person.fields
  const known = [lastMetMs ?? Number.NaN, Date.parse(lastUpdateAt ?? ''), Date.parse(lastSnapshotAt ?? '')]
  const latest = Math.max(...known.filter((ms) => !Number.isNaN(ms)), Number.NEGATIVE_INFINITY)
  return Number.isFinite(latest) ? latest : undefined
}
