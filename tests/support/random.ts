/** A random source that gives the same numbers for the same seed (mulberry32). */
export interface Random {
  /** From 0 up to, not including, `end`. */
  below(end: number): number
  pick<T>(items: readonly T[]): T
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(next() * end)
  return {
    below,
    pick: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
  }
}

/** What decides whether a commit lands must say the same of it each time. */
const usualSeed = 20261126

/**
 * The seed of this run: `LEADUP_SEED`, or always the same one. Print it. Other ones are for runs that look for what
 * nobody found yet: `npm test -- --seed random`, `npm run fuzz`, `npm run faults`.
 */
export function runSeed(): number {
  return Number(process.env['LEADUP_SEED'] ?? usualSeed)
}

/** How often faults are tried: `LEADUP_ROUNDS`, or as often as fits into `npm test`. */
export function runRounds(): number {
  return Number(process.env['LEADUP_ROUNDS'] ?? 25)
}
