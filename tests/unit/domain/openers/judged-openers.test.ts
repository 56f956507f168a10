import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { draftsFor } from '@shared/domain/openers/drafts-for'
import { isOpen } from '@shared/domain/openers/own-question'
import { generateOpeners } from './judged/generate-openers'
import { readJudged } from './judged/read-judged'

it('[C4] forty openers can be made to judge: none closed, headline-shaped or fear-naming, none twice', () => {
  const openers = generateOpeners(40, 1)
  expect(openers).toHaveLength(40)
  expect(new Set(openers.map(({ text }) => text)).size).toBe(40)
  for (const { text, question, person } of openers) {
    expect(isOpen(question), text).toBe(true)
    expect(text, 'a headline in a pattern').not.toMatch(/what do you (?:make|think) of/i)
    // Insurers may be nervous; nobody is asked about a fear.
    expect(question).not.toMatch(/\b(?:worr|afraid|fear|anxious|nervous)/i)
    expect(
      person.worries.some((worry) => text.toLowerCase().includes(worry.toLowerCase())),
      text,
    ).toBe(false)
  }
})

it('[C4] what is said and asked is whole: no note style, no fragment made a sentence, nobody unnamed', () => {
  let count = 0
  for (const set of ['development', 'fresh', 'judged'] as const) {
    const { people, signals } = readJudged(set)
    for (const { for: personId, id, fields } of signals) {
      const person = people.find((one) => one.id === personId)
      if (!person) throw new Error(`nobody is ${personId}`)
      for (const { fact, question, isReady } of draftsFor({ id, ...fields }, person, person.goals)) {
        if (!isReady) continue
        count += 1
        expect(`${fact} ${question}`).not.toMatch(
          /[=→]|\b(?:wks|yrs|hrs|incl|approx|mgmt|i\.e|That means (?:Here|Based)|Who outside)\b/,
        )
        expect(question, fact).not.toMatch(
          /\bthose (?:\d|two|three|four|six|sixty)\b|\bwhether (?:it|that) is\b(?! a)/,
        )
      }
    }
  }
  expect(count).toBeGreaterThan(220)
})

it('[C4] the twenty that show what is wanted are there to be shuffled in', () => {
  const file = join(import.meta.dirname, 'judged/wanted.json')
  const { wanted }: { wanted: { text: string }[] } = JSON.parse(readFileSync(file, 'utf8'))
  expect(wanted).toHaveLength(20)
  for (const { text } of wanted) expect(text).toMatch(/\?$/)
})
