import { z } from 'zod'

/**
 * How long each item of a 1:1 was talked about. Counted from wall times and never from ticks, so that a machine that
 * slept, or an app that was started again, goes on with the true time.
 */
const itemClockSchema = z.object({
  meetingId: z.string().max(64),
  /** What is talked about now; `null` between items. */
  itemId: z.string().max(64).nullable(),
  /** Since when. */
  sinceMs: z.number(),
  /** What was talked about before, and items that were left. */
  spentMs: z.record(z.string().max(64), z.number().min(0)),
})
export type ItemClock = z.output<typeof itemClockSchema>

/** What a device remembered of a meeting's clock; a new one where that is of another meeting or of no clock. */
export function readItemClock(remembered: unknown, meetingId: string, nowMs: number): ItemClock {
  const known = itemClockSchema.safeParse(remembered)
  return known.success && known.data.meetingId === meetingId
    ? known.data
    : { meetingId, itemId: null, sinceMs: nowMs, spentMs: {} }
}

/** Goes on with another item, or with none; the same clock where it is that one already. */
export function turnTo(clock: ItemClock, itemId: string | null, nowMs: number): ItemClock {
  if (clock.itemId === itemId) return clock
  const spentMs =
    clock.itemId === null
      ? clock.spentMs
      : { ...clock.spentMs, [clock.itemId]: spentOn(clock, clock.itemId, nowMs) }
  return { ...clock, itemId, sinceMs: nowMs, spentMs }
}

/** How long this item was talked about until now. */
export function spentOn(clock: ItemClock, itemId: string, nowMs: number): number {
  const before = clock.spentMs[itemId] ?? 0
  // A clock that was set back takes nothing away from what was counted.
  return clock.itemId === itemId ? before + Math.max(0, nowMs - clock.sinceMs) : before
}
