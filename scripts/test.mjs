// Runs everything that decides whether Leadup may ship, in the order that fails soonest, and ends with one line:
// `N passed, N failed`. A check (format, lint …) counts as one test. What follows from a seed is the same each time,
// unless another one is asked for: node scripts/test.mjs [--seed N | --seed random]
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chooseSeed } from './choose-seed.mjs'

const { values } = parseArgs({ options: { seed: { type: 'string' } } })
const env = { ...process.env, ...(values.seed ? { LEADUP_SEED: chooseSeed(values.seed) } : {}) }

const reports = 'out/test-reports'
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

// Projects of one run share its workers, so that none is idle while another does the last long file of its project.
const vitest = (...projects) => ({
  name: projects.join(', '),
  command: 'vitest',
  args: ['run', ...projects.flatMap((project) => ['--project', project])],
  report: `${reports}/${projects.join('-')}.json`,
})

const stages = [
  // These only read, so they run at once; not with the build, which leaves files under their eyes for a moment.
  [
    { name: 'format', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
    { name: 'lint and import table', command: 'oxlint', args: ['--deny-warnings'] },
    { name: 'types', command: 'tsc', args: ['-b'] },
    { name: 'unused code', command: 'knip', args: [] },
  ],
  [{ name: 'build', command: 'electron-vite', args: ['build', '--logLevel', 'warn'] }],
  [{ name: 'third-party notices', command: 'node', args: ['scripts/notices.mjs', '--check'] }],
  [vitest('relay', 'sync', 'unit')],
  [vitest('contract')],
  [vitest('faults')],
  [vitest('e2e')],
]

let passed = 0
let failed = 0
const failures = []

for (const steps of stages)
  await (steps.length === 1 ? runAlone(steps[0]) : Promise.all(steps.map(runBeside)))

if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function runAlone(step) {
  console.log(`\n— ${step.name}`)
  count(step, await end(start(step, 'inherit')))
}

/** What it says comes whole, once it has ended. */
async function runBeside(step) {
  const child = start(step, 'pipe')
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const status = await end(child)
  console.log(`\n— ${step.name}\n${said.trim()}`)
  count(step, status)
}

function start({ command, args, report }, output) {
  const reporters = report ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []
  return spawn(command, [...args, ...reporters], {
    stdio: ['inherit', output, output],
    shell: process.platform === 'win32',
    env,
  })
}

function end(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('close', (status) => resolve(status))
  })
}

function count({ name, report }, status) {
  const counts = report ? readCounts(report) : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }
  passed += counts.passed
  // A runner that ends badly without a failed test (a crash, an unhandled error) is a failure too.
  const missed = status !== 0 && counts.failed === 0 ? 1 : 0
  failed += counts.failed + missed
  if (status !== 0) failures.push(name)
}

function readCounts(path) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(path, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
