import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..', '..')

/** The rules that the specification numbers. */
function statedRules(): string[] {
  const specification = readFileSync(join(root, 'docs', 'sync-protocol.md'), 'utf8')
  return [...specification.matchAll(/^- \*\*\[([A-Z]\d+)\]\*\*/gm)].map(([, rule = '']) => rule)
}

/** The rules whose numbers the names of tests begin with. */
function shownRules(): Set<string> {
  const shown = new Set<string>()
  for (const path of readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.ts')) continue
    const source = readFileSync(join(root, 'tests', path), 'utf8')
    for (const [name] of source.matchAll(/(?<=(?:^|\()\s*['"`])\[[A-Z]\d+\].*/gm)) {
      for (const [, rule = ''] of name.matchAll(/\[([A-Z]\d+)\]/g)) shown.add(rule)
    }
  }
  return shown
}

test('each rule of the sync protocol is shown by a test that bears its number', () => {
  const stated = statedRules()
  const shown = shownRules()
  expect(stated.length).toBeGreaterThan(60)
  expect(new Set(stated).size).toBe(stated.length)
  expect(stated.filter((rule) => !shown.has(rule))).toEqual([])
})
