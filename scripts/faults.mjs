// Tries faults for long: node scripts/faults.mjs [--rounds N] [--seed N]. `npm test` does the same in few rounds.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { chooseSeed } from './choose-seed.mjs'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '500' }, seed: { type: 'string' } },
})
const env = {
  ...process.env,
  LEADUP_ROUNDS: values.rounds,
  LEADUP_SEED: chooseSeed(values.seed ?? process.env.LEADUP_SEED ?? 'random'),
}
// Each round takes a second or two.
const testTimeoutMs = Math.max(300_000, Number(values.rounds) * 10_000)
const { status } = spawnSync('vitest', ['run', '--project', 'faults', `--testTimeout=${testTimeoutMs}`], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env,
})
process.exitCode = status ?? 1
