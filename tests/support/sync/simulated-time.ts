import type { Random } from '../random.ts'

interface Event {
  atMs: number
  number: number
  run: () => void
}

/** Time that passes only when nothing else happens: a simulation is the same each time its seed is the same. */
export class SimulatedTime {
  nowMs = Date.UTC(2026, 10, 25, 9)
  private events: Event[] = []
  private count = 0

  /** Runs something after a time; returns what cancels it. */
  after(delayMs: number, run: () => void): () => void {
    this.count += 1
    const event = { atMs: this.nowMs + delayMs, number: this.count, run }
    this.events.push(event)
    return () => {
      this.events = this.events.filter((each) => each !== event)
    }
  }

  /** Resolves after a time. */
  pass(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.after(delayMs, resolve))
  }

  /** Lets everything happen that is due within a time. */
  async run(durationMs: number): Promise<void> {
    const endMs = this.nowMs + durationMs
    for (;;) {
      await settled()
      this.events.sort((first, second) => first.atMs - second.atMs || first.number - second.number)
      const [next] = this.events
      if (!next || next.atMs > endMs) break
      this.events.shift()
      this.nowMs = Math.max(this.nowMs, next.atMs)
      next.run()
    }
    this.nowMs = endMs
  }

  /** Lets time pass until a condition holds; throws where it does not within the time. */
  async runUntil(condition: () => boolean, mostMs = 600_000): Promise<void> {
    const endMs = this.nowMs + mostMs
    while (!condition()) {
      if (this.nowMs > endMs) throw new Error('It never came to it.')
      await this.run(500)
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
}

export const calm: Weather = { mostDelayMs: 20, failing: 0, losing: 0 }

/** Waited for before each call and each answer; see `MemoryPorts.gate`. */
export async function passThrough(time: SimulatedTime, random: Random, weather: Weather): Promise<void> {
  if (weather.mostDelayMs > 0) await time.pass(random.below(weather.mostDelayMs))
  if (random.below(1000) < weather.failing * 1000) throw new Error('lost')
}

/** Runs every promise that can go on without time passing. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
