import { Temporal } from 'temporal-polyfill'
import { readSaid } from './calendar-said'
import { toInstantMs } from './calendar-time'
import type { ExistingMeeting } from './compare-with-calendar'
import type { ExpandOptions, Occurrence } from './expand-occurrences'
import { seriesUidOf } from './source-ids'

/** An occurrence by the name it is stored under. */
export interface Instance {
  occurrence: Occurrence
  uid: string
  /** `''` for an event that happens once. */
  recurrenceKey: string
}

/** Each instance once: parts of one series that Google split may overlap by one. */
export function listInstances(occurrences: readonly Occurrence[]): Instance[] {
  const instances = new Map<string, Instance>()
  for (const occurrence of occurrences) {
    const instance = {
      occurrence,
      uid: seriesUidOf(occurrence.uid),
      recurrenceKey: occurrence.recurrenceKey ?? '',
    }
    const name = instanceName(instance.uid, instance.recurrenceKey)
    if (!instances.has(name)) instances.set(name, instance)
  }
  return [...instances.values()]
}

export function instanceName(uid: string, recurrenceKey: string): string {
  return `${uid}\n${recurrenceKey}`
}

/** Planned meetings to come that the calendar speaks of and no longer lists. */
export function findGone(
  rows: readonly ExistingMeeting[],
  matchedIds: ReadonlySet<string>,
  completeUids: ReadonlySet<string>,
  window: ExpandOptions & { nowMs: number },
): ExistingMeeting[] {
  return rows.filter((row) => {
    if (row.isRemoved || row.status !== 'planned') return false
    if (matchedIds.has(row.id) || !completeUids.has(row.sourceUid)) return false
    const originalMs = instantOf(row.sourceRecurrenceId || row.start, row.zone, window.localZone)
    const startMs = instantOf(row.start, row.zone, window.localZone)
    if (originalMs === null || startMs === null) return false
    // Outside the window series are not followed: not listed means nothing there.
    return startMs >= window.nowMs && originalMs >= window.fromMs && originalMs <= window.toMs
  })
}

/**
 * When a whole series is moved, each instance gets a new name. The meeting that is gone and the one that is new on the
 * same day, or alone in the same week, are one and the same to a person, and its agenda moves with it.
 */
export function pairMoved(
  gone: readonly ExistingMeeting[],
  unmatched: readonly Instance[],
): Map<Instance, ExistingMeeting> {
  const pairs = new Map<Instance, ExistingMeeting>()
  for (const spanOf of [dayOf, weekOf]) {
    const paired = new Set(pairs.values())
    const goneBySpan = groupBy(
      gone.filter((row) => !paired.has(row)),
      (row) => `${row.sourceUid}\n${spanOf(readSaid(row.sourceSaid)?.start ?? row.start)}`,
    )
    const newBySpan = groupBy(
      unmatched.filter((instance) => !pairs.has(instance)),
      ({ uid, occurrence }) => `${uid}\n${spanOf(occurrence.start)}`,
    )
    for (const [span, [row, ...otherRows]] of goneBySpan) {
      const [instance, ...otherInstances] = newBySpan.get(span) ?? []
      if (row && instance && otherRows.length === 0 && otherInstances.length === 0) pairs.set(instance, row)
    }
  }
  return pairs
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

function dayOf(wall: string): string {
  return wall.slice(0, 10)
}

function weekOf(wall: string): string {
  const date = Temporal.PlainDate.from(wall.slice(0, 10))
  return `${date.yearOfWeek}-W${date.weekOfYear}`
}

/** `null` for what is no time: a meeting whose date the user took away. */
export function instantOf(time: string, zone: string | null, localZone: string): number | null {
  try {
    return time.endsWith('Z')
      ? Temporal.Instant.from(time).epochMilliseconds
      : toInstantMs(time, zone, localZone)
  } catch {
    return null
  }
}
