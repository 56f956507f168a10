import { beforeAll, expect, test } from 'vitest'
import { sodiumReady } from '@shared/sync/crypto/sodium'
import { runSeed } from '../support/random.ts'
import { fuzz } from '../support/sync/fuzz.ts'

beforeAll(() => sodiumReady)

const runs = Number(process.env['LEADUP_FUZZ_RUNS'] ?? 200)
const steps = Number(process.env['LEADUP_FUZZ_STEPS'] ?? 40)
const firstSeed = runSeed()

test(`[D2] ${runs} lives of a workspace end with every device alike and nothing lost (first seed ${firstSeed})`, async () => {
  const failed: string[] = []
  for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
    try {
      await fuzz({ seed, steps })
    } catch (error) {
      failed.push(
        `LEADUP_SEED=${seed}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      )
    }
  }
  expect(failed).toEqual([])
}, 600_000)
