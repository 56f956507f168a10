import { toInstantMs, toWall, wallFromMs, wallMs } from './calendar-time'
import type { ZoneDefinitions, ZoneObservance } from './calendar-time'
import { listRuleOccurrences } from './recurrence-rule'

/** Turns wall times of one zone into instants (epoch milliseconds) and back. */
export interface ZoneClock {
  toInstantMs(wall: string): number
  toWall(instantMs: number): string
}

/** Far enough for any appointment; a definition's rules run on for ever. */
const lastTransition = '2100-12-31T23:59:59'

/** A clock for an IANA zone, a zone the file defines, or floating time (`null`: where the user is). */
export function createZoneClock(
  zone: string | null,
  definitions: ZoneDefinitions,
  floatingZone: string,
): ZoneClock {
  const observances = zone === null ? undefined : definitions[zone]
  if (observances) return createDefinedClock(observances)
  const name = zone ?? floatingZone
  return {
    toInstantMs: (wall) => toInstantMs(wall, name, floatingZone),
    toWall: (instantMs) => toWall(instantMs, name),
  }
}

interface Transition {
  wallMs: number
  instantMs: number
  offsetMs: number
}

function createDefinedClock(observances: ZoneObservance[]): ZoneClock {
  const transitions = observances.flatMap(listTransitions).sort((a, b) => a.instantMs - b.instantMs)
  const firstOffsetMs = (observances[0]?.offsetBeforeSeconds ?? 0) * 1000
  const offsetAt = (value: number, key: 'wallMs' | 'instantMs'): number => {
    let low = 0
    let high = transitions.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((transitions[middle]?.[key] ?? 0) <= value) low = middle + 1
      else high = middle
    }
    return transitions[low - 1]?.offsetMs ?? firstOffsetMs
  }
  return {
    toInstantMs: (wall) => wallMs(wall) - offsetAt(wallMs(wall), 'wallMs'),
    toWall: (instantMs) => wallFromMs(instantMs + offsetAt(instantMs, 'instantMs')),
  }
}

function listTransitions(observance: ZoneObservance): Transition[] {
  const beforeMs = observance.offsetBeforeSeconds * 1000
  const walls = [observance.start, ...observance.onsets]
  if (observance.rule !== null) {
    const listed = listRuleOccurrences(observance.rule, observance.start, lastTransition, (instantMs) =>
      wallFromMs(instantMs + beforeMs),
    )
    if (listed.ok) walls.push(...listed.walls)
  }
  return walls.map((wall) => ({
    wallMs: wallMs(wall),
    instantMs: wallMs(wall) - beforeMs,
    offsetMs: observance.offsetSeconds * 1000,
  }))
}
