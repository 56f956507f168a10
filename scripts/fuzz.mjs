// Lives of simulated workspaces, from a random seed on, for a time: node scripts/fuzz.mjs [--minutes N] [--steps N]
// LEADUP_SEED says another first seed. Or one life again: node scripts/fuzz.mjs --seed N. `npm test` lives a few, always
// the same.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { chooseSeed } from './choose-seed.mjs'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    steps: { type: 'string', default: '40' },
    seed: { type: 'string' },
  },
})
const env = {
  ...process.env,
  LEADUP_FUZZ_STEPS: values.steps,
  ...(values.seed
    ? { LEADUP_SEED: values.seed, LEADUP_FUZZ_LIVES: '1' }
    : {
        LEADUP_SEED: chooseSeed(process.env.LEADUP_SEED ?? 'random'),
        LEADUP_FUZZ_MINUTES: values.minutes,
      }),
}
const args = ['run', '--project', 'sync', 'tests/sync/fuzz.test.ts', '-t', 'lives of a workspace']
const { status } = spawnSync('vitest', args, { stdio: 'inherit', shell: process.platform === 'win32', env })
process.exitCode = status ?? 1
