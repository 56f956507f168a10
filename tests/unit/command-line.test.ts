import { expect, test } from 'vitest'
import { readCommandLine } from '../../src/main/command-line'

test('without options nothing is asked for', () => {
  expect(readCommandLine([])).toEqual({ profile: undefined, userDataFolder: undefined, capture: undefined })
})

test.each([
  [['--capture'], ''],
  [['--capture', 'Acme opens a beta'], 'Acme opens a beta'],
  [['--capture', 'several', 'words'], 'several words'],
  [['--capture=one argument'], 'one argument'],
  [['--capture', '- begins with a dash'], '- begins with a dash'],
  [['--capture', '-5% churn'], '-5% churn'],
  [['--capture', '--- a rule'], '--- a rule'],
  [['--profile', 'work', '--capture', 'text'], 'text'],
  [['--capture', 'text', '--profile', 'work'], 'text'],
  [['--no-sandbox', '--capture', 'text', '--user-data-dir=/tmp/x'], 'text'],
  [['--capture', '  '], ''],
])('%j captures %j', (args, text) => {
  expect(readCommandLine(args).capture).toEqual({ text })
})

test('a profile is a plain name', () => {
  expect(readCommandLine(['--profile', 'work']).profile).toBe('work')
  for (const name of ['../other', 'a/b', '', 'x'.repeat(41)]) {
    expect(readCommandLine([`--profile=${name}`]).profile).toBeUndefined()
  }
})

test('options of Chromium are passed over', () => {
  expect(readCommandLine(['--enable-features=X', '--lang', 'en', 'some/file'])).toMatchObject({
    capture: undefined,
    profile: undefined,
  })
})
