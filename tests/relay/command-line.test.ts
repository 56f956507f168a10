import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { helpText, readCommandLine } from '../../src/relay/command-line.ts'
import { defaultOptions } from '../../src/relay/options.ts'

const optionsOf = (args: string[], environment = {}) => {
  const command = readCommandLine(args, environment)
  return command.kind === 'run' ? command.options : command
}

test('without options it listens on this machine only', () => {
  expect(optionsOf([])).toEqual(defaultOptions)
  expect(defaultOptions).toMatchObject({ host: '127.0.0.1', port: 8427 })
})

test('options come from the command line, else from the environment', () => {
  const environment = { LEADUP_RELAY_PORT: '1', LEADUP_RELAY_QUOTA_MB: '5', LEADUP_RELAY_TRUST_PROXY: '1' }
  const args = ['--port', '2', '--name', 'a.example', '--name', 'b.example', '--open', '--metrics-port=9000']
  expect(optionsOf(args, environment)).toMatchObject({
    port: 2,
    names: ['a.example', 'b.example'],
    trustsProxy: true,
    metricsPort: 9000,
    limits: { quotaBytes: 5 * 1024 * 1024 },
  })
  expect(optionsOf([], { STATE_DIRECTORY: '/var/lib/x' })).toMatchObject({ dataFolder: '/var/lib/x' })
})

test('a relay that others can reach wants an invite, or to be said open', () => {
  for (const args of [['--host', '0.0.0.0'], ['--trust-proxy'], ['--host', '::']]) {
    expect(optionsOf(args)).toMatchObject({ kind: 'wrong', message: expect.stringContaining('--open') })
    expect(optionsOf([...args, '--open'])).toMatchObject({ invites: [] })
    expect(optionsOf(args, { LEADUP_RELAY_INVITE: 'sesame' })).toMatchObject({ invites: ['sesame'] })
  }
})

test('invites are read from a file, one a line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leadup-relay-invites-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'invites')
  writeFileSync(file, 'one\n\n  two \n')
  expect(optionsOf(['--invite-file', file])).toMatchObject({ invites: ['one', 'two'] })
  writeFileSync(file, '\n')
  expect(optionsOf(['--invite-file', file])).toMatchObject({ kind: 'wrong' })
})

test.each([
  [['--port', 'x']],
  [['--port', '70000']],
  [['--nonsense']],
  [['--tls-cert', 'a']],
  [['restore']],
  [['backup']],
  [['backup', 'a', 'b']],
  [['--invite-file', '/does/not/exist']],
])('%j is not understood, and said so', (args) => {
  expect(optionsOf(args)).toMatchObject({ kind: 'wrong', message: expect.stringMatching(/./) })
})

test('an option that is none is named, in one sentence', () => {
  expect(optionsOf(['--prot', '1'])).toEqual({ kind: 'wrong', message: "Unknown option '--prot'." })
})

test('a backup is a command of its own', () => {
  expect(readCommandLine(['backup', 'copy.db', '--data', 'x'], {})).toEqual({
    kind: 'backup',
    dataFolder: 'x',
    file: 'copy.db',
  })
})

test('help names every option', () => {
  expect(readCommandLine(['-h', '--nonsense'.slice(0, 2)], {}).kind).toBe('help')
  for (const option of [
    '--host',
    '--invite-file',
    '--tls-key',
    '--trust-proxy',
    '--quota-mb',
    'backup FILE',
  ]) {
    expect(helpText).toContain(option)
  }
})
