import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaItem, agendaItemKinds, type AgendaItemKind } from '@shared/body/agenda-item'
import type { BodyNode } from '@shared/body/body-node'
import { projectBody } from '@shared/body/project-body'
import { relations, type Relation } from '@shared/documents/kinds/person'
import { checkPrep } from '@shared/domain/prep-check/check-prep'
import type { Prepared } from '@shared/domain/prep-check/finding'
import { readinessOf } from '@shared/domain/prep-check/readiness'
import { templateBlocks, templates } from '@shared/domain/templates'
import { mended } from './mended'

function prepared(
  nodes: BodyNode[],
  more: { relation?: Relation; minutes?: number; template?: string } = {},
) {
  const { relation = 'manager', minutes = 30, template = 'weekly' } = more
  return {
    person: { name: 'Maria Ortega', relation },
    meeting: { minutes, template },
    items: projectBody(nodes).items,
  }
}
const template = (id: string) => {
  let count = 0
  return templateBlocks(id, () => `t${(count += 1)}`, { firstName: 'Maria' })
}
const rules = (from: Prepared) => checkPrep(from).map(({ rule }) => rule)
const good = [
  agendaItem('a', 'bad-news', 'The March migration slips by nine days'),
  agendaItem('b', 'ask', 'Air cover with Finance until May'),
  agendaItem('c', 'opener', 'From July, AI costs must be itemised. How could going first win us deals?'),
]

describe('the prep check', () => {
  it('finds nothing in a well-prepared agenda', () => {
    expect(checkPrep(prepared(good))).toEqual([])
    expect(readinessOf(prepared(good))).toMatchObject({ words: 'Ready', isReady: true, unwritten: 0 })
  })

  it('is ready beside prompts that nobody filled in, and says how many', () => {
    const prompts = template('weekly')
      .filter(({ content }) => content?.[0]?.content?.[0]?.text?.endsWith('…'))
      .slice(0, 2)
    expect(readinessOf(prepared([...good, ...prompts]))).toMatchObject({
      words: 'Ready, 2 not written yet',
      isReady: true,
      unwritten: 2,
    })
  })

  it('has one finding at most while nothing is written', () => {
    for (const { id } of templates) {
      for (const relation of relations) {
        const nothing = template(id).filter(({ content }) => content?.[0]?.content?.[0]?.text?.endsWith('…'))
        const from = prepared(nothing, { relation, template: id })
        expect(checkPrep(from).length).toBeLessThanOrEqual(1)
        expect(readinessOf(from)).toMatchObject({ words: 'No agenda yet', isReady: false })
      }
    }
    expect(rules(prepared([]))).toEqual(['something-asked'])
  })

  it('drafts an ask in the place of the prompt that waits for one, and a new one where none waits', () => {
    const [finding] = checkPrep(prepared(template('weekly')))
    expect(finding).toMatchObject({
      rule: 'something-asked',
      text: 'Nothing is asked of Maria yet',
      fix: { type: 'addItem', insteadOf: 't3', isDraft: true },
      choices: [{ label: 'Write your own', fix: { type: 'focusItem', itemId: 't3' } }],
    })
    const [added] = checkPrep(prepared([agendaItem('a', 'discuss', 'Pricing', { minutes: 27 })]))
    expect(added?.fix).toEqual({
      type: 'addItem',
      kind: 'ask',
      headline: 'What is the one thing you would have me do differently?',
      minutes: 3,
      isDraft: true,
    })
  })

  it('asks nothing of talks that lead down or sideways', () => {
    for (const relation of ['report', 'peer', 'other'] as const) {
      const from = prepared([agendaItem('a', 'discuss', 'Pricing')], { relation, template: '' })
      expect(checkPrep(from)).toEqual([])
    }
  })

  it('says when everything informs', () => {
    const news = [agendaItem('a', 'inform', 'Hired two'), agendaItem('b', 'win', 'Churn is down')]
    expect(rules(prepared(news))).toEqual(['more-than-informing', 'look-outside'])
    expect(rules(prepared([...news, agendaItem('c', 'discuss', 'Pricing')], { relation: 'peer' }))).toEqual(
      [],
    )
  })

  it('wants a question in an opener', () => {
    const silent = agendaItem('d', 'opener', 'Acme opened a payroll beta in Ireland')
    const [finding] = checkPrep(prepared([...good.slice(0, 2), silent]))
    expect(finding).toMatchObject({ rule: 'opener-asks', fix: { type: 'focusItem', itemId: 'd' } })
    const under = agendaItem('d', 'opener', 'Acme opened a beta', {
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Where would it hurt first?' }] }],
    })
    expect(checkPrep(prepared([...good.slice(0, 2), under]))).toEqual([])
  })

  it('misses what is outside, except in talks about the two people', () => {
    expect(rules(prepared(good.slice(0, 2)))).toEqual(['look-outside'])
    expect(rules(prepared(good.slice(0, 2), { template: 'hard-conversation' }))).toEqual([])
  })

  it('finds an item without words', () => {
    const [finding] = checkPrep(prepared([...good, agendaItem('e', 'discuss', ' ')]))
    expect(finding).toMatchObject({ rule: 'item-has-words', fix: { type: 'focusItem', itemId: 'e' } })
  })

  it('drops what is empty before it trims what is written', () => {
    const long = good.map((item) => ({ ...item, attrs: { ...item.attrs, minutes: 10 } }))
    const [finding] = checkPrep(prepared([...long, ...template('weekly')]))
    expect(finding?.fix).toEqual({ type: 'removeItems', itemIds: ['t5', 't4', 't3', 't2', 't1'] })
    const [trim] = checkPrep(prepared(long, { minutes: 25 }))
    expect(trim).toMatchObject({ text: '30 minutes are planned for 25', fixLabel: 'Trim to fit' })
  })

  it('says that not everything fits where no minutes can be taken', () => {
    const many = Array.from({ length: 6 }, (_, index) =>
      agendaItem(`i${index}`, 'ask', 'Yes', { minutes: 3 }),
    )
    const finding = checkPrep(prepared([...good, ...many], { minutes: 10 }))[0]
    expect(finding?.fix).toEqual({ type: 'focusItem', itemId: 'i5' })
  })
})

describe('a fix', () => {
  const nodes = fc.uniqueArray(
    fc.record({
      id: fc.stringMatching(/^[a-z]{3}$/),
      kind: fc.constantFrom<AgendaItemKind>(...agendaItemKinds),
      headline: fc.constantFrom('', ' ', 'Pricing', 'Why now?', 'What I need from Maria…'),
      minutes: fc.integer({ min: 0, max: 30 }),
    }),
    { selector: ({ id }) => id, maxLength: 12 },
  )

  it('mends what was found, and keeps every word', () => {
    fc.assert(
      fc.property(
        nodes,
        fc.constantFrom(...relations),
        fc.integer({ min: 5, max: 90 }),
        (list, relation, minutes) => {
          const items = list.map(({ id, kind, headline, minutes }) =>
            agendaItem(id, kind, headline, { minutes }),
          )
          const from = prepared(items, { relation, minutes })
          const findings = checkPrep(from)
          expect(findings.length).toBeLessThanOrEqual(3)
          for (const finding of findings) {
            const { fix } = finding
            const after = mended(from, finding)
            const isLeftToTheUser = fix.type === 'focusItem' || fix.type === 'addItem'
            expect(isLeftToTheUser || !rules(after).includes(finding.rule)).toBe(true)
            const gone = from.items.filter(({ id }) => !after.items.some((item) => item.id === id))
            const said = fix.type === 'turnIntoMessage' ? fix.message : ''
            const lost = isLeftToTheUser ? [] : gone.filter(({ headline }) => !isKept(headline, said))
            expect(lost).toEqual([])
            const changed = after.items.filter(({ id, minutes }) => minutes !== minutesOf(id, from))
            expect(changed.every(({ minutes }) => minutes >= 2)).toBe(true)
          }
        },
      ),
    )
  })

  /** Nobody's words, or in the message that was made of them. */
  function isKept(headline: string, message: string): boolean {
    return /^ ?$|…$/.test(headline) || message.includes(headline)
  }

  function minutesOf(id: string, { items }: Prepared): number | undefined {
    return items.find((item) => item.id === id)?.minutes
  }
})
