import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isOpen } from '@shared/domain/openers/own-question'
import { generateOpeners } from './judged/generate-openers'

it('[C4] forty openers can be made to judge: none closed, headline-shaped or fear-naming, none twice', () => {
  const openers = generateOpeners(40, 1)
  expect(openers).toHaveLength(40)
  expect(new Set(openers.map(({ text }) => text)).size).toBe(40)
  for (const { text, question, person } of openers) {
    expect(isOpen(question), text).toBe(true)
    expect(text, 'a headline in a pattern').not.toMatch(/what do you (?:make|think) of/i)
    expect(text).not.toMatch(/\b(?:worr|afraid|fear|anxious|nervous)/i)
    expect(
      person.worries.some((worry) => text.toLowerCase().includes(worry.toLowerCase())),
      text,
    ).toBe(false)
  }
})

it('[C4] the twenty that show what is wanted are there to be shuffled in', () => {
  const file = join(import.meta.dirname, 'judged/wanted.json')
  const { wanted }: { wanted: { text: string }[] } = JSON.parse(readFileSync(file, 'utf8'))
  expect(wanted).toHaveLength(20)
  for (const { text } of wanted) expect(text).toMatch(/\?$/)
})
