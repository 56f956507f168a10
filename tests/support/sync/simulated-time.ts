import type { Random } from '../random.ts'
import { EventQueue, type SimulatedEvent } from './event-queue.ts'

/** Time that passes only when nothing else happens: a simulation is the same each time its seed is the same. */
export class SimulatedTime {
  nowMs = Date.UTC(2026, 10, 25, 9)
  private readonly events = new EventQueue()

  /** Runs something after a time; returns what cancels it. */
  after(delayMs: number, run: () => void): () => void {
    const event: SimulatedEvent = { atMs: this.nowMs + delayMs, run }
    this.events.add(event)
    return () => {
      event.run = undefined
    }
  }

  /** Resolves after a time. */
  pass(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.after(delayMs, resolve))
  }

  /** Lets everything happen that is due within a time. */
  async run(durationMs: number): Promise<void> {
    const endMs = this.nowMs + durationMs
    await settled()
    for (;;) {
      const next = this.events.takeUntil(endMs)
      if (!next) break
      if (!next.run) continue
      this.nowMs = Math.max(this.nowMs, next.atMs)
      next.run()
      await settled()
    }
    this.nowMs = endMs
  }

  /** Lets time pass until a condition holds, looked at every so often; throws where it does not within the time. */
  async runUntil(condition: () => boolean, mostMs = 600_000, everyMs = 500): Promise<void> {
    const endMs = this.nowMs + mostMs
    while (!condition()) {
      if (this.nowMs > endMs) throw new Error('It never came to it.')
      await this.run(everyMs)
    }
  }
}

/** What the network between devices and a place does. */
export interface Weather {
  mostDelayMs: number
  /** Between 0 and 1: calls that fail, before or after they had their effect. */
  failing: number
  /** Pushes that never come. */
  losing: number
  /** Pushes that come more than once, each in its own time. */
  repeating: number
}

export const calm: Weather = { mostDelayMs: 20, failing: 0, losing: 0, repeating: 0 }

/** Waited for before each call and each answer; see `MemoryPorts.gate`. */
export async function passThrough(time: SimulatedTime, random: Random, weather: Weather): Promise<void> {
  if (weather.mostDelayMs > 0) await time.pass(random.below(weather.mostDelayMs))
  if (random.below(1000) < weather.failing * 1000) throw new Error('lost')
}

/** Runs every promise that can go on without time passing. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
