import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { runSeed } from '../support/random.ts'
import { fuzz } from '../support/sync/fuzz.ts'
import type { FuzzWorld } from '../support/sync/fuzz-world.ts'

beforeAll(() => sodiumReady)

const steps = Number(process.env['LEADUP_FUZZ_STEPS'] ?? 40)
const firstSeed = runSeed()
/** `npm run fuzz` goes on for this long, from another seed on; without it, as many lives as fit into `npm test`. */
const minutes = Number(process.env['LEADUP_FUZZ_MINUTES'] ?? 0)
const lives = Number(process.env['LEADUP_FUZZ_LIVES'] ?? (minutes > 0 ? Infinity : 200))

test(
  `[D2] lives of a workspace end with every device alike and nothing lost (first seed ${firstSeed})`,
  async () => {
    const endMs = minutes > 0 ? Date.now() + minutes * 60_000 : Infinity
    const failed: string[] = []
    for (let seed = firstSeed; seed < firstSeed + lives && Date.now() < endMs; seed += 1) {
      try {
        await fuzz({ seed, steps })
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        console.log(`Failed; again with: npm run fuzz -- --seed ${seed} --steps ${steps}\n${why}\n`)
        failed.push(`seed ${seed}: ${why.split('\n')[0]}`)
      }
    }
    expect(failed).toEqual([])
  },
  Infinity,
)

test.each([
  { seed: 1010014085, steps: 40 },
  { seed: 1010014133, steps: 40 },
  { seed: 30000663, steps: 80 },
  { seed: 40000863, steps: 80 },
])(
  '[D2] the life of seed $seed, which went wrong once, ends well',
  (life) => expect(fuzz(life)).resolves.toBeDefined(),
  300_000,
)

test('[D2] the same seed is the same life', async () => {
  const first = fingerprint(await fuzz({ seed: 5, steps }))
  expect(fingerprint(await fuzz({ seed: 5, steps }))).toBe(first)
}, 300_000)

/** Of every byte that stands at the places in the end. */
function fingerprint({ places }: FuzzWorld): string {
  const hash = createHash('sha256')
  for (const { chains, blobs, statuses } of places) {
    for (const [chainId, { entries }] of chains) {
      hash.update(chainId)
      for (const { entry } of entries) hash.update(entry)
    }
    for (const [name, bytes] of [...blobs, ...statuses]) hash.update(name).update(bytes)
  }
  return hash.digest('hex')
}
