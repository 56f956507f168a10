import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signalTypes, type SignalType } from '@shared/documents/kinds/signal'
import { classifySignal } from '@shared/domain/signals/classify-signal'

describe('kind from the words', () => {
  const lines: readonly (readonly [SignalType, string])[] = [
    ['competitor', 'Northwind launched a free tier for small teams'],
    ['competitor', 'Our biggest rival opened an office in Lisbon'],
    ['competitor', 'Globex acquired a payroll startup'],
    ['customer', 'A customer said she would pay double for same-day setup'],
    ['customer', 'Three clients asked whether we export to Excel'],
    ['customer', 'Support tickets about invoices doubled since May'],
    ['political', 'The government wants to move half of its IT to local suppliers'],
    ['political', 'New tariffs on imported batteries from January'],
    ['political', 'After the election both coalition partners want cuts in public spending'],
    ['legal', 'The AI Act’s transparency duties start in August'],
    ['legal', 'GDPR fine for a competitor-free company of our size'],
    ['legal', 'A court ruled that scraping public data is fair use'],
    ['economic', 'Interest rates stay where they are until spring'],
    ['economic', 'Inflation fell below 2 % for the first time in three years'],
    ['economic', 'CFOs froze their IT budgets for the quarter'],
    ['technological', 'Small LLMs run on phones now, without a network'],
    ['technological', 'AI agents book travel without a human in between'],
    ['technological', 'Passkeys replace passwords at two large banks'],
    ['environmental', 'Carbon reports are asked for in every large tender'],
    ['environmental', 'A second summer of drought closes the Rhine for freight'],
    ['social', 'Gen Z managers want feedback weekly, not yearly'],
    ['social', 'Return to office is ordered by a third of large employers'],
    ['business-model', 'Usage-based pricing replaces seats in our category'],
    ['business-model', 'They moved from licences to a subscription'],
    ['assumption', 'We assume buyers read our security page'],
    ['assumption', 'We believe that procurement signs last'],
    ['learning', 'I learned that one number beats a slide'],
    ['learning', 'Lesson: ask for the budget before the demo'],
    ['trend', 'More and more offers come with a guarantee'],
    ['trend', 'Something on the train'],
  ]
  test.each(lines)('%s: %s', (type, line) => {
    expect(classifySignal(line).type).toBe(type)
  })

  test('a competitor that is named makes it their move, unless the words say more', () => {
    expect(classifySignal('Acme is at the fair in Hanover', ['Acme']).type).toBe('competitor')
    expect(classifySignal('A customer said Acme answers faster', ['Acme']).type).toBe('customer')
    expect(classifySignal('We assume that Acme stays out of payroll', ['Acme']).type).toBe('assumption')
  })

  test('a line that says what it is, is that', () => {
    expect(classifySignal('Political: Acme launched in Ohio, customers said', ['Acme']).type).toBe(
      'political',
    )
    expect(classifySignal('Customer voice: the government is slow').type).toBe('customer')
    expect(classifySignal('Tech: customers said nothing').because).toBe('tech')
    expect(classifySignal('Note: the government is slow').type).toBe('political')
  })

  test('what it is by is said, and every kind can be reached from the likeliest on', () => {
    const { type, because, ranking } = classifySignal('Interest rates rise, and customers spend less')
    expect(type).toBe('economic')
    expect(because).toBe('interest rates')
    expect(ranking.slice(0, 2)).toEqual(['economic', 'customer'])
    expect([...ranking].sort()).toEqual([...signalTypes].sort())
  })

  test('any text has a kind and every kind once in its ranking', { timeout: 30_000 }, () => {
    const cueless = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.lorem())
    fc.assert(
      fc.property(cueless, fc.array(fc.string()), (text, competitors) => {
        const { type, ranking } = classifySignal(text, competitors)
        expect(ranking[0]).toBe(type)
        expect(new Set(ranking)).toEqual(new Set(signalTypes))
        expect(ranking).toHaveLength(signalTypes.length)
      }),
    )
  })

  test('a pasted book costs no more than its beginning', () => {
    const text = 'customers said the government launched '.repeat(20_000)
    const began = performance.now()
    classifySignal(text)
    // Some hundred times what it takes, for a machine that does other things besides.
    expect(performance.now() - began).toBeLessThan(500)
  })
})
