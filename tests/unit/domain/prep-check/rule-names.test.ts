import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ruleNames } from '@shared/domain/prep-check/rule-names'

const folder = 'src/shared/domain/prep-check'
const rules = readdirSync(folder).flatMap(
  (file) =>
    /rule: '([a-z-]+)'|const rule = '([a-z-]+)'/.exec(readFileSync(`${folder}/${file}`, 'utf8'))?.slice(1) ??
    [],
)
const named = rules.filter((rule) => rule !== undefined)

test('each rule has a name, and under it a line in the practice that a user can read', () => {
  expect(named.toSorted()).toEqual(Object.keys(ruleNames).toSorted())
  const practice = readFileSync('docs/practice.md', 'utf8')
  for (const name of Object.values(ruleNames))
    expect(practice).toMatch(new RegExp(`^\\| ${name} +\\|.*\\|.*\\S.*\\|$`, 'm'))
})
