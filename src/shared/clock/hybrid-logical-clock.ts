import { z } from 'zod'

/**
 * Hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014).
 *
 * A reading is a string `ttttttttt-cccc-device`: milliseconds and counter in base 36, zero padded, so that plain
 * string order is clock order and ties break by device. Never decreases on one device, and never falls behind a
 * reading it has seen.
 */
export type ClockReading = string

const readingPattern = /^([0-9a-z]{9})-([0-9a-z]{4})-(.+)$/
export const clockReadingSchema = z.string().max(100).regex(readingPattern)

const timeWidth = 9 // base 36 milliseconds until the year 5188
const counterWidth = 4

export interface HybridLogicalClock {
  /** A reading later than every earlier one of this clock and every one it has observed. */
  tick(): ClockReading
  /** Take note of a reading from elsewhere, so that the next tick is later. Readings it cannot parse are ignored. */
  observe(reading: ClockReading): void
}

export function createClock(deviceId: string, nowMs: () => number): HybridLogicalClock {
  let lastMs = 0
  let counter = 0
  return {
    tick() {
      const physicalMs = nowMs()
      if (physicalMs > lastMs) {
        lastMs = physicalMs
        counter = 0
      } else {
        counter += 1
        if (counter >= 36 ** counterWidth) {
          lastMs += 1
          counter = 0
        }
      }
      return formatReading(lastMs, counter, deviceId)
    },
    observe(reading) {
      const seen = parseReading(reading)
      if (!seen) return
      if (seen.ms > lastMs || (seen.ms === lastMs && seen.counter > counter)) {
        lastMs = seen.ms
        counter = seen.counter
      }
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
