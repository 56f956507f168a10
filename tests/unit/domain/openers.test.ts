import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { relations } from '@shared/documents/kinds/person'
import { understandCapture } from '@shared/domain/capture/understand-capture'
import { evergreenFor, evergreenOpeners } from '@shared/domain/evergreen-openers'
import { draftOpener, isReadyOpener, openerText, readOpener } from '@shared/domain/opener-drafts'

const people = [
  { id: 'maria', name: 'Maria Ortega' },
  { id: 'jonas', name: 'Jonas Berg' },
]
function draft(text: string) {
  const context = { people, today: '2026-11-22', zone: 'Europe/Vienna', rejected: new Set<string>() }
  return draftOpener(text, understandCapture(text, context).chips)
}

describe('a draft from something noticed', () => {
  it.each([
    [
      'acme opens a payroll beta in Ireland payments.example/acme #payroll @Maria',
      'Acme opens a payroll beta in Ireland.',
    ],
    ['@Maria: buyers ask for outcome pricing by Friday', 'Buyers ask for outcome pricing.'],
    ['From July, AI costs must be itemised', 'From July, AI costs must be itemised.'],
    ['Borealis closes on Friday #churn #pricing', 'Borealis closes on Friday.'],
    [
      'Their #pricing page names @Jonas Berg as a reference',
      'Their pricing page names Jonas Berg as a reference.',
    ],
    ['Rivals @Maria cut prices #pricing x.com/y next friday', 'Rivals Maria cut prices next friday.'],
    ['Rivals @Nobody cut prices #pricing x.com/y', 'Rivals Nobody cut prices.'],
    ['Our #pricing beats their #pricing #pricing', 'Our pricing beats their pricing.'],
    ['@Maria said churn is up', 'Maria said churn is up.'],
    ['A fine talk by @Jonas #ai', 'A fine talk by Jonas.'],
    ['They cut #prices friday', 'They cut prices friday.'],
    ['Write to a@b.example about C# #ai', 'Write to a@b.example about C#.'],
    ['@Maria #pricing', '@Maria #pricing'],
    ['iPhone sales fell', 'iPhone sales fell.'],
    ['One said, “I bought you for audits.”', 'One said, “I bought you for audits.”'],
    ['two rivals froze hiring\nboth in Cork', 'Two rivals froze hiring. Both in Cork.'],
  ])('says the fact of "%s" as a sentence', (text, fact) => {
    expect(draft(text)).toMatchObject({ fact, question: '' })
  })

  it('keeps the question a note already asks', () => {
    expect(draft('Acme dropped its free plan. What have they learned? @Maria')).toMatchObject({
      fact: 'Acme dropped its free plan.',
      question: 'What have they learned?',
    })
    expect(draft('What would we change if most did?')).toMatchObject({ fact: '' })
  })

  it('is said as one, and read back from how it is said', () => {
    const { fact } = draft('Two rivals froze hiring')
    expect(openerText({ fact, question: ' Where first? ' })).toBe('Two rivals froze hiring. Where first?')
    expect(readOpener('Two rivals froze hiring. Where first?')).toEqual({ fact, question: 'Where first?' })
    expect(readOpener('Two rivals froze hiring.')).toEqual({ fact, question: '' })
    expect(isReadyOpener({ question: '' })).toBe(false)
    expect(isReadyOpener({ question: 'Where would you spend first while they can’t?' })).toBe(true)
  })

  it('keeps every word that is not a sign, an address or a date', () => {
    const word = fc.stringMatching(/^[a-zäöü]{2,9}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(3), (words, at) => {
        const text = [...words.slice(0, at), '@Maria', ...words.slice(at), '#tag'].join(' ')
        const chips = understandCapture(text, {
          people,
          today: '2026-11-22',
          zone: 'UTC',
          rejected: new Set(),
        }).chips.filter(({ type }) => type !== 'date' && type !== 'url')
        const fact = draftOpener(text, chips).fact.toLowerCase()
        for (const kept of words) expect(fact).toContain(kept)
        expect(fact).not.toMatch(/[@#]/)
      }),
    )
  })

  it('is made of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(typeof openerText(draft(text))).toBe('string')
      }),
    )
  })
})

describe('openers that need no signal', () => {
  it.each(relations)('are there for %s', (relation) => {
    expect(evergreenFor(relation).length).toBeGreaterThanOrEqual(2)
    const [first, ...rest] = evergreenFor(relation)
    expect(evergreenFor(relation, new Set([first?.id ?? '']))).toEqual(rest)
  })

  it('state a fact and ask an open question', () => {
    for (const { fact, question } of evergreenOpeners) {
      expect(fact).toMatch(/^$|^\p{Lu}.*\.$/u)
      expect(question).toMatch(/^(What|Which|Where|Who|How|If)\b.*\?$/)
      expect(`${fact} ${question}`.length).toBeLessThanOrEqual(130)
      expect(`${fact} ${question}`).not.toMatch(/\b(worr|afraid|fear|she|he|her|his)\b/i)
    }
    expect(new Set(evergreenOpeners.map(({ id }) => id)).size).toBe(evergreenOpeners.length)
  })
})
