import ICAL from 'ical.js'
import { wallMs } from './calendar-time'
import { isAtSetPosition } from './set-position'

/**
 * Steps one rule may take. A daily meeting since 1990 takes 14,000 to reach today; rules that match nothing (30th of
 * February) would otherwise step for ever inside ical.js.
 */
const maxSteps = 60_000

/** An interval beyond this is no meeting, and ical.js walks intervals day by day. */
const maxInterval = 1000

const frequencies = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])

type RuleFailure = 'unreadable-rule' | 'repeats-too-often'

export type RuleOccurrences = { ok: true; walls: string[] } | { ok: false; error: RuleFailure }

/**
 * The wall times (`YYYY-MM-DDTHH:mm:ss`) of an RRULE from `start` to `lastWall`, both in the series' own zone, so that
 * an hour stays that hour across clock changes. `toWall` gives the zone's wall time for the instant (epoch ms) of an
 * UNTIL in UTC. COUNT counts from `start`.
 */
export function listRuleOccurrences(
  rule: string,
  start: string,
  lastWall: string,
  toWall: (instantMs: number) => string,
): RuleOccurrences {
  let recur: ICAL.Recur
  try {
    const tidy = rule.toUpperCase().replace(/\s/g, '').replace(/;+$/, '')
    const until = /(?:^|;)UNTIL=(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?Z?(?=;|$)/.exec(tidy)
    if (!until && /(?:^|;)UNTIL=/.test(tidy)) return { ok: false, error: 'unreadable-rule' }
    recur = ICAL.Recur.fromString(tidy.replace(/(?:^|;)UNTIL=[^;]*/, '').replace(/^;/, ''))
    if (!frequencies.has(recur.freq)) {
      return { ok: false, error: recur.freq ? 'repeats-too-often' : 'unreadable-rule' }
    }
    if (recur.interval > maxInterval) return { ok: false, error: 'unreadable-rule' }
    const untilWall = until ? readUntil(until, toWall) : null
    recur.until = toTime(untilWall !== null && untilWall < lastWall ? untilWall : lastWall)
  } catch {
    return { ok: false, error: 'unreadable-rule' }
  }
  return step(recur, start, lastWall)
}

function step(recur: ICAL.Recur, start: string, lastWall: string): RuleOccurrences {
  const walls: string[] = []
  // Counted here, since not everything ical.js finds is one (see `isAtSetPosition`).
  const count = recur.count ?? Number.POSITIVE_INFINITY
  recur.count = null
  try {
    const iterator = recur.iterator(toTime(start))
    let steps = 0
    let isPastEnd = false
    const lastYear = Number(lastWall.slice(0, 4))
    const check = iterator.check_contracting_rules.bind(iterator)
    // NOTE: the only place inside ical.js's search where a rule that never matches can be stopped.
    iterator.check_contracting_rules = () => {
      isPastEnd = iterator.last.year > lastYear + 1
      if (isPastEnd || ++steps > maxSteps) throw new Error('stop')
      return check()
    }
    try {
      for (let next = iterator.next(); next && walls.length < count; next = iterator.next()) {
        const wall = next.toString()
        if (wall >= start && walls.at(-1) !== wall && isAtSetPosition(wall, recur)) walls.push(wall)
        if (walls.length > maxSteps) return { ok: false, error: 'repeats-too-often' }
      }
    } catch {
      if (!isPastEnd && steps > maxSteps) return { ok: false, error: 'repeats-too-often' }
      if (!isPastEnd) return { ok: false, error: 'unreadable-rule' }
    }
    return { ok: true, walls }
  } catch {
    return { ok: false, error: 'unreadable-rule' }
  }
}

function readUntil(match: RegExpExecArray, toWall: (instantMs: number) => string): string {
  const [, year, month, day, hour, minute, second = '00', utc] = match
  // A date alone means that whole day.
  if (hour === undefined) return `${year}-${month}-${day}T23:59:59`
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  return utc ? toWall(wallMs(wall)) : wall
}

function toTime(wall: string): ICAL.Time {
  return ICAL.Time.fromDateTimeString(wall)
}
