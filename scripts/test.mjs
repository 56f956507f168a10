// Runs everything that decides whether Leadup may ship, in the order that fails soonest, and ends with one line:
// `N passed, N failed`. A check (format, lint …) counts as one test. What follows from a seed is the same each time,
// unless another one is asked for: node scripts/test.mjs [--seed N | --seed random]
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chooseSeed } from './choose-seed.mjs'

const { values } = parseArgs({ options: { seed: { type: 'string' } } })
const env = { ...process.env, ...(values.seed ? { LEADUP_SEED: chooseSeed(values.seed) } : {}) }

const reports = 'out/test-reports'
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const vitest = (project, ...more) => ({
  name: project,
  command: 'vitest',
  args: ['run', '--project', project, ...more],
  report: `${reports}/${project}.json`,
})

const steps = [
  { name: 'format', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'lint and import table', command: 'oxlint', args: ['--deny-warnings'] },
  { name: 'types', command: 'tsc', args: ['-b'] },
  { name: 'unused code', command: 'knip', args: [] },
  { name: 'build', command: 'electron-vite', args: ['build', '--logLevel', 'warn'] },
  { name: 'third-party notices', command: 'node', args: ['scripts/notices.mjs', '--check'] },
  vitest('unit'),
  vitest('contract'),
  vitest('relay'),
  vitest('sync'),
  vitest('faults'),
  vitest('e2e'),
]

let passed = 0
let failed = 0
const failures = []

for (const { name, command, args, report } of steps) {
  console.log(`\n— ${name}`)
  const reporters = report ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []
  const { status } = spawnSync(command, [...args, ...reporters], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env,
  })
  const counts = report ? readCounts(report) : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }
  passed += counts.passed
  // A runner that ends badly without a failed test (a crash, an unhandled error) is a failure too.
  const missed = status !== 0 && counts.failed === 0 ? 1 : 0
  failed += counts.failed + missed
  if (status !== 0) failures.push(name)
}

if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function readCounts(path) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(path, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
