// @vitest-environment jsdom
import type { Transaction } from '@tiptap/pm/state'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph } from '@shared/body/body-node'
import { isWordsOfDetail } from '../../../src/renderer/editor/words-only'
import { openEditor, type OpenedEditor } from '../../support/editor'

let opened: OpenedEditor

beforeEach(() => {
  opened = openEditor([
    agendaItem('one', 'ask', 'Headline', { content: [paragraph('Detail'), paragraph('More')] }),
    paragraph('Line'),
  ])
})
afterEach(() => opened.close())

/** Where these words begin. */
function startOf(words: string): number {
  let start = -1
  opened.editor.state.doc.descendants((node, position) => {
    if (node.text === words) start = position
  })
  return start
}

test.each<[string, boolean, (tr: Transaction) => Transaction]>([
  ['a letter in a line of it', true, (tr) => tr.insertText('x', startOf('Detail') + 2)],
  ['a letter taken from one', true, (tr) => tr.delete(startOf('More'), startOf('More') + 1)],
  ['words typed over others', true, (tr) => tr.insertText('xy', startOf('More'), startOf('More') + 2)],
  ['a caret that moved', false, (tr) => tr.setMeta('moved', true)],
  ['a letter in the headline', false, (tr) => tr.insertText('x', startOf('Headline'))],
  ['a letter in a line of no item', false, (tr) => tr.insertText('x', startOf('Line'))],
  ['a line emptied', false, (tr) => tr.delete(startOf('More'), startOf('More') + 4)],
  ['a line divided', false, (tr) => tr.split(startOf('Detail') + 2)],
  ['two lines joined', false, (tr) => tr.join(startOf('More') - 1)],
  ['the item removed', false, (tr) => tr.delete(0, tr.doc.child(0).nodeSize)],
  ['minutes', false, (tr) => tr.setNodeAttribute(0, 'minutes', 25)],
  [
    'somebody mentioned',
    false,
    (tr) => tr.insert(startOf('Detail'), tr.doc.type.schema.node('mention', { id: 'maria', label: 'Maria' })),
  ],
  [
    'two lines at once',
    false,
    (tr) => tr.insertText('x', startOf('More')).insertText('x', startOf('Detail')),
  ],
])('words of a detail: %s: %s', (_, isOf, change) => {
  expect(isWordsOfDetail([change(opened.editor.state.tr)])).toBe(isOf)
})

test('what a plugin changed with it is no mere word', () => {
  const typed = opened.editor.state.tr.insertText('x', startOf('Detail'))
  const appended = opened.editor.state.tr.setNodeAttribute(0, 'minutes', 25)
  expect(isWordsOfDetail([typed, appended])).toBe(false)
  expect(isWordsOfDetail([])).toBe(false)
})
