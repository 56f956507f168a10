// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph } from '@shared/body/body-node'
import { createHandle } from '../../../src/renderer/editor/body-editor-handle'
import { undoManagerOf } from '../../../src/renderer/editor/keys/begin-step'
import { openEditor, outline, press, type OpenedEditor } from '../../support/editor'

let opened: OpenedEditor | undefined
afterEach(() => opened?.close())

function open(nodes: Parameters<typeof openEditor>[0]) {
  opened = openEditor(nodes)
  const { editor, host, document } = opened
  return { editor, host, document, handle: createHandle(editor, host) }
}

const agenda = [
  paragraph('Above all'),
  agendaItem('a', 'ask', 'Budget'),
  paragraph('Between'),
  agendaItem('b', 'decide', 'Cover', { content: [paragraph('A detail')] }),
  agendaItem('c', 'inform', 'Plan'),
  paragraph(),
]

const inSight = ({ editor }: OpenedEditor) =>
  [...editor.view.dom.querySelectorAll('.is-in-sight')].map((block) =>
    block.classList.contains('agenda-item')
      ? (block.querySelector('.agenda-item-content')?.textContent ?? '')
      : block.textContent,
  )

test('an item is in sight with the lines behind it, the first with those above, and no line is lost', () => {
  const { handle } = open(agenda)
  const shown = (id: string | null) => {
    handle.showOnly(id)
    return opened && inSight(opened)
  }
  expect(shown('a')).toEqual(['Above all', 'Budget', 'Between'])
  expect(opened?.editor.view.dom.hasAttribute('data-one-item')).toBe(true)
  expect(shown('b')).toEqual(['CoverA detail'])
  expect(shown('c')).toEqual(['Plan'])
  expect(shown('gone')).toEqual([])
  expect(shown(null)).toEqual([])
  expect(opened?.editor.view.dom.hasAttribute('data-one-item')).toBe(false)
})

test('showing an item changes nothing in the body, and takes the caret along', () => {
  const { handle, document, editor } = open(agenda)
  let updates = 0
  document.on('update', () => (updates += 1))
  handle.showOnly('b')
  expect(updates).toBe(0)
  expect(outline(editor)[3]).toBe('decide(7): Cover‸ | A detail')
})

test('keys do not reach over the item’s edges', () => {
  const { handle, editor } = open([
    agendaItem('a', 'ask', 'Budget'),
    agendaItem('b', 'decide', ''),
    agendaItem('c', 'ask', 'Plan'),
  ])
  handle.showOnly('b')
  handle.focusItem('b')
  press(editor, 'Backspace')
  press(editor, 'Delete')
  expect(outline(editor)).toEqual(['ask(5): Budget', 'decide(7): ‸', 'ask(5): Plan'])
  handle.showOnly('c')
  press(editor, 'a', { ctrlKey: true })
  const { from, to } = editor.state.selection
  expect(editor.state.doc.textBetween(from, to)).toBe('Plan')
})

test('a line under an item is made once, and an item that holds nothing goes again', () => {
  const { handle, editor } = open([agendaItem('a', 'ask', 'Budget'), agendaItem('empty', 'ask', '')])
  expect([handle.focusUnder('a'), handle.focusUnder('a'), handle.focusUnder('gone')]).toEqual([
    true,
    true,
    false,
  ])
  expect(outline(editor)[0]).toBe('ask(5): Budget | ‸')
  handle.removeIfEmpty('a')
  handle.removeIfEmpty('empty')
  expect(outline(editor)).toEqual(['ask(5): Budget | ‸'])
})

test('in an item that shows an action the first line is the one under its words', () => {
  const { handle, editor } = open([agendaItem('a', 'ask', '', { ref: 'action:1' })])
  handle.focusUnder('a')
  expect(outline(editor)).toEqual(['ask(5): ‸'])
})

test('an item is added behind another, ticked and made an action by its id', () => {
  const { handle, editor, host } = open(agenda)
  const id = handle.insertItem({ kind: 'discuss', headline: 'New', afterId: 'a' })
  expect(outline(editor)[2]).toBe('discuss(7): New')
  expect([handle.hasItem(id), handle.hasItem('gone'), handle.tickItem('gone')]).toEqual([true, false, false])
  handle.tickItem('b')
  expect(outline(editor)).toContain('decide(7)✓: Cover | A detail')
  handle.makeAction('c', 'them')
  expect(host.made).toEqual([{ reference: { meetingId: 'agenda', itemId: 'c' }, owedBy: 'them' }])
})

test('what undo changed is known by its item', () => {
  const { handle, editor } = open(agenda)
  handle.tickItem('b')
  handle.setItem('c', { minutes: 9 })
  expect(handle.itemChangedLast()).toBe('c')
  const manager = undoManagerOf(editor.state)
  manager?.undo()
  expect(handle.itemChangedLast()).toBe('c')
  manager?.undo()
  expect(handle.itemChangedLast()).toBe('b')
})

test('an item that Enter begins is told, and one that is shown is not', () => {
  const { handle, editor } = open(agenda)
  const entered: string[] = []
  const unsubscribe = handle.onItemEntered((id) => entered.push(id))
  handle.showOnly('c')
  handle.focusItem('c')
  press(editor, 'Enter')
  expect(entered).toEqual([expect.stringMatching(/^new-/)])
  unsubscribe()
  press(editor, 'Enter')
  expect(entered).toHaveLength(1)
})
