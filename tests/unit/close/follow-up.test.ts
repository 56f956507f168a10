import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph } from '@shared/body/body-node'
import { actionKind } from '@shared/documents/kinds/action'
import { briefStyles } from '@shared/documents/kinds/person'
import { privateTextIn } from '@shared/domain/prep-check/private-text'
import { followUpOf, type FollowUpSource } from '@shared/domain/close/follow-up'

const action = (id: string, fields: Record<string, unknown>) =>
  actionKind.readRow({ id, kind: 'action', fields: { personId: 'maria', meetingId: 'm', ...fields } })
const source = (more: Partial<FollowUpSource> = {}): FollowUpSource => ({
  person: { id: 'maria', name: 'Dr. Maria Ortega', style: 'bullets', channel: '' },
  meeting: { id: 'm', startMs: Date.parse('2026-11-26T14:00Z') },
  nodes: [
    agendaItem('a', 'decide', 'Hire now or in March', { ticked: true, content: [paragraph('March.')] }),
    agendaItem('b', 'decide', 'The offsite'),
    agendaItem('c', 'inform', 'The beta is out', { ticked: true }),
    agendaItem('d', 'opener', 'What would make it easy?', { ticked: true, ref: 'opener:o' }),
    agendaItem('e', 'decide', '', { ref: 'item:last/x' }),
  ],
  resolveItem: () => agendaItem('x', 'decide', 'One region', { ticked: true }),
  actions: [
    action('plan', { text: 'Send the plan', owedBy: 'me', dueDate: '2026-12-04' }),
    action('budget', { text: 'Confirm the budget', owedBy: 'them', dueDate: '2026-12-01' }),
    action('some day', { text: 'Look at the numbers' }),
    action('done', { text: 'Done already', status: 'done' }),
    action('other', { text: 'With somebody else', personId: 'jonas' }),
    action('before', { text: 'From another 1:1', meetingId: 'before' }),
  ],
  isPrivate: () => false,
  nowMs: Date.parse('2026-11-26T15:00Z'),
  zone: 'UTC',
  ...more,
})
const text = (more: Partial<FollowUpSource> = {}) => followUpOf(source(more))?.text
const styled = (style: FollowUpSource['person']['style'], channel = 'Slack before nine') =>
  text({ person: { ...source().person, style, channel } })

test('it says what was decided and who does what until when, what is due first at the top of each', () => {
  expect(text()).toBe(`Hello Maria,

From our 1:1 on Thursday 26 November.

Decided

- Hire now or in March: March.
- One region

From me

- Send the plan, by 4 Dec
- Look at the numbers

From you

- Confirm the budget, by 1 Dec
`)
})

test('it takes the shape this person likes to read, and greets in a mail alone', () => {
  expect(styled('narrative'))
    .toBe(`On Thursday 26 November we decided: Hire now or in March: March. One region.

What I do next: Send the plan, by 4 Dec. Look at the numbers.

What I ask of you: Confirm the budget, by 1 Dec.
`)
  expect(styled('numbers-first')).toMatch(
    /^2 decisions and 3 actions from our 1:1 on Thursday 26 November, the first due 1 Dec\.\n[\s\S]*From you\n\n- 1 Dec · Confirm the budget\n/,
  )
  expect(styled('bullets', 'E-mail')).toMatch(/^Hello Maria,/)
})

test('where nothing was decided or promised there is nothing to send', () => {
  expect(
    followUpOf(source({ nodes: [agendaItem('b', 'decide', 'The offsite')], actions: [] })),
  ).toBeUndefined()
})

test('an action that the agenda shows is promised again; done, it is not', () => {
  const nodes = [agendaItem('a', 'inform', '', { ref: 'action:before' })]
  expect(text({ nodes })).toContain('From another 1:1')
})

test('[C7] a line that holds what is private by kind is left out, in every style', () => {
  const words = fc.array(
    fc.constantFrom('board', 'losing', 'control', 'Zürich', 'budget', 'fears', 'surprise', 'team'),
    {
      minLength: 3,
      maxLength: 9,
    },
  )
  fc.assert(
    fc.property(words, fc.constantFrom(...briefStyles), fc.nat(2), (said, style, place) => {
      const secret = said.join(' ')
      const dressed = [secret, secret.toUpperCase(), `So: ${secret}!`][place] ?? secret
      const made = followUpOf(
        source({
          person: { ...source().person, style },
          nodes: [agendaItem('a', 'decide', 'Hire', { ticked: true, content: [paragraph(dressed)] })],
          actions: [action('x', { text: dressed }), action('y', { text: 'Send the plan' })],
          isPrivate: (line) => privateTextIn([paragraph(line)], [secret]).length > 0,
        }),
      )
      const all = `${made?.text} ${made?.markdown} ${made?.html} ${made?.subject}`.toLowerCase()
      expect(all).not.toContain(secret.toLowerCase())
      expect(all).toContain('send the plan')
      expect(made?.withheld).toBe(2)
    }),
  )
})
