import { expect, test } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { agendaPart } from '@shared/body/agenda-part'
import { paragraph, type BodyNode } from '@shared/body/body-node'
import { bodyMarkdown } from '../../../src/main/transfer/body-markdown'

const text = (value: string, ...marks: string[]): BodyNode => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})
const node = (type: string, content: BodyNode[], attrs?: Record<string, unknown>): BodyNode => ({
  type,
  content,
  ...(attrs ? { attrs } : {}),
})
const item = (...content: BodyNode[]) => node('listItem', content)

test('blocks are written as other programs read them', () => {
  const body = [
    node('heading', [text('Quarter')], { level: 2 }),
    node('paragraph', [text('Two '), text('bold', 'bold'), text(' words and '), text('code', 'code')]),
    node('bulletList', [
      item(paragraph('One'), node('bulletList', [item(paragraph('Inside'))])),
      item(paragraph('Two')),
    ]),
    node('orderedList', [item(paragraph('First')), item(paragraph('Second'))]),
    node('taskList', [
      node('taskItem', [paragraph('Done')], { checked: true }),
      node('taskItem', [paragraph('Open')], { checked: false }),
    ]),
    node('blockquote', [paragraph('They said')]),
    node('codeBlock', [text('let a = 1')], { language: 'js' }),
    { type: 'horizontalRule' },
  ]
  expect(bodyMarkdown(body)).toBe(
    [
      '## Quarter',
      'Two **bold** words and `code`',
      '- One\n\n  - Inside\n- Two',
      '1. First\n2. Second',
      '- [x] Done\n- [ ] Open',
      '> They said',
      '```js\nlet a = 1\n```',
      '---',
    ].join('\n\n'),
  )
})

test('an agenda item keeps kind, minutes, tick and what stands under it', () => {
  const body = [
    agendaItem('i1', 'bad-news', 'Launch slips', {
      minutes: 4,
      ticked: true,
      content: [paragraph('By a week')],
    }),
  ]
  expect(bodyMarkdown(body)).toBe('- [x] **bad news** (4 min) Launch slips\n\n  By a week')
})

test('a table keeps its cells', () => {
  const cell = (value: string) => node('tableCell', [paragraph(value)])
  const body = [
    node('table', [node('tableRow', [cell('A'), cell('B|C')]), node('tableRow', [cell('1'), cell('2')])]),
  ]
  expect(bodyMarkdown(body)).toBe('| A | B\\|C |\n| --- | --- |\n| 1 | 2 |')
})

test('what looks like Markdown and is not is escaped', () => {
  const body = [
    paragraph('# no heading'),
    paragraph('- no list'),
    paragraph('2. nor this'),
    paragraph('a * b_c [d] <e>'),
  ]
  expect(bodyMarkdown(body)).toBe(
    ['\\# no heading', '\\- no list', '2\\. nor this', 'a \\* b\\_c \\[d\\] \\<e\\>'].join('\n\n'),
  )
})

test('of a block of a newer version the text is kept', () => {
  expect(bodyMarkdown([node('spark', [paragraph('Kept')], { level: 3 })])).toBe('Kept')
})

test('parts of an item begin with their label, options with their letter; empty ones leave no trace', () => {
  const problem = agendaItem('a', 'problem', 'Users leave', {
    content: [
      agendaPart('since', 'March'),
      agendaPart('cost'),
      agendaPart('option', 'Later billing'),
      agendaPart('for', '2. calm'),
      agendaPart('option', 'A card *first*'),
      agendaPart('listen', 'the board'),
    ],
  })
  expect(bodyMarkdown([problem, agendaPart('handled', 'The renewal')])).toBe(
    [
      '- [ ] **problem** (8 min) Users leave',
      '  **Since when:** March',
      '  **Option A:** Later billing',
      '  **For:** 2. calm',
      '  **Option B:** A card \\*first\\*',
      // An export is the user's own and holds everything.
      '  **Listen for:** the board',
      '**Handled without you:** The renewal',
    ].join('\n\n'),
  )
})
