import type { Connection } from './connection'
import { readMeta, writeMeta } from './schema'

const dayMs = 86_400_000
/** An absence longer than this is as likely a wrong clock as a holiday; what erases waits a day to see. */
const longestAbsenceMs = 14 * dayMs

/** The clock went back by more than a day, or so far ahead that it may be wrong. */
export type ClockJump = 'back' | 'far-ahead'

/**
 * Compares the clock with the last time it was looked at, and remembers it. After a jump it has to run for a day from
 * where it is now before anything is erased for good again.
 */
export function readClock(
  connection: Connection,
  nowMs: number,
): { isTrusted: boolean; jump: ClockJump | undefined } {
  const jump = findJump(connection, nowMs)
  connection.transaction(() => {
    writeMeta(connection, 'clockSeenMs', String(nowMs))
    if (jump) writeMeta(connection, 'clockTrustedFromMs', String(nowMs + dayMs))
  })
  return { isTrusted: isClockTrusted(connection, nowMs), jump }
}

/** Notes that another device's clock says something else: for a day nothing is erased because of its age. */
export function doubtClock(connection: Connection, nowMs: number): void {
  writeMeta(connection, 'clockTrustedFromMs', String(nowMs + dayMs))
}

/** Whether something may be erased because of its age. */
export function isClockTrusted(connection: Connection, nowMs: number): boolean {
  const trustedFrom = Number(readMeta(connection, 'clockTrustedFromMs') ?? 0)
  return nowMs >= trustedFrom && findJump(connection, nowMs) === undefined
}

function findJump(connection: Connection, nowMs: number): ClockJump | undefined {
  const last = Number(readMeta(connection, 'clockSeenMs') ?? nowMs)
  if (nowMs < last - dayMs) return 'back'
  return nowMs > last + longestAbsenceMs ? 'far-ahead' : undefined
}
