import { z } from 'zod'

/**
 * Hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014).
 *
 * A reading is a string `ttttttttt-cccc-device`: milliseconds and counter in base 36, zero padded, so that plain
 * string order is clock order and ties break by device. Rises on one device, and does not fall behind a reading it has
 * seen, unless that is more than a day ahead of the system clock.
 */
export type ClockReading = string

const readingPattern = /^([0-9a-z]{9})-([0-9a-z]{4})-(.+)$/
export const clockReadingSchema = z.string().max(100).regex(readingPattern)

const timeWidth = 9 // base 36 milliseconds until the year 5188
const counterWidth = 4
const counterEnd = 36 ** counterWidth

/**
 * No reading is this late: one at the end of what the form can hold could never be written over. The same for every
 * device of every version, so that all refuse the same writes.
 */
const endOfTimeMs = Date.UTC(2200, 0, 1)
const endOfTime = endOfTimeMs.toString(36).padStart(timeWidth, '0')
/** A system clock further on is taken for this, so that the counter has room to go on above it. */
const latestPhysicalMs = endOfTimeMs - 366 * 86_400_000
/** A reading further ahead of the system clock than this tells of a wrong clock, which is not to become everybody's. */
const furthestAheadMs = 86_400_000

export interface HybridLogicalClock {
  /**
   * A reading later than every earlier one of this clock and every one it has followed. Where the system clock was put
   * back by more than a day it begins anew from there: what writes over something asks for `readingAbove`.
   */
  tick(): ClockReading
  /**
   * Take note of a reading from elsewhere, so that the next tick is later. False where it was not followed: it is no
   * reading, or more than a day ahead of the system clock.
   */
  observe(reading: ClockReading): boolean
}

/** Whether a reading is early enough to be taken in. */
export function isBeforeEndOfTime(reading: ClockReading): boolean {
  return reading < endOfTime
}

/** The first reading of a device that wins over another reading; the last one there can be where none does. */
export function readingAbove(reading: ClockReading, deviceId: string): ClockReading {
  const below = parseReading(reading)
  if (!below) throw new Error('no-reading')
  const isFull = below.counter + 1 >= counterEnd
  const ms = isFull ? below.ms + 1 : below.ms
  if (ms >= endOfTimeMs) return formatReading(endOfTimeMs - 1, counterEnd - 1, deviceId)
  return formatReading(ms, isFull ? 0 : below.counter + 1, deviceId)
}

export function createClock(deviceId: string, nowMs: () => number): HybridLogicalClock {
  let lastMs = 0
  let counter = 0
  return {
    tick() {
      const physicalMs = Math.min(nowMs(), latestPhysicalMs)
      if (physicalMs > lastMs || lastMs > physicalMs + furthestAheadMs) {
        lastMs = physicalMs
        counter = 0
      } else {
        counter += 1
        if (counter >= counterEnd) {
          lastMs += 1
          counter = 0
        }
      }
      return formatReading(lastMs, counter, deviceId)
    },
    observe(reading) {
      const seen = parseReading(reading)
      if (!seen || seen.ms > Math.min(nowMs(), latestPhysicalMs) + furthestAheadMs) return false
      if (seen.ms > lastMs || (seen.ms === lastMs && seen.counter > counter)) {
        lastMs = seen.ms
        counter = seen.counter
      }
      return true
    },
  }
}

function formatReading(ms: number, counter: number, deviceId: string): ClockReading {
  return `${ms.toString(36).padStart(timeWidth, '0')}-${counter.toString(36).padStart(counterWidth, '0')}-${deviceId}`
}

/** The parts of a reading, or `undefined` where the text is none. */
export function parseReading(
  reading: ClockReading,
): { ms: number; counter: number; deviceId: string } | undefined {
  const match = readingPattern.exec(reading)
  if (!match?.[1] || !match[2] || !match[3]) return undefined
  return { ms: parseInt(match[1], 36), counter: parseInt(match[2], 36), deviceId: match[3] }
}
