// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph, type BodyNode } from '@shared/body/body-node'
import { createHandle } from '../../../src/renderer/editor/body-editor-handle'
import { openEditor, outline, press, type, type OpenedEditor } from '../../support/editor'

let opened: OpenedEditor | undefined
afterEach(() => opened?.close())

function open(nodes: BodyNode[], options = {}): OpenedEditor {
  opened = openEditor(nodes, options)
  return opened
}

/** The caret right after this text. */
function caretAfter({ editor }: OpenedEditor, text: string): void {
  let found: number | undefined
  editor.state.doc.descendants((node, position) => {
    const index = node.isText ? (node.text ?? '').indexOf(text) : -1
    if (found === undefined && index >= 0) found = position + index + text.length
  })
  if (found === undefined) throw new Error(`no text ${text}`)
  editor.commands.setTextSelection(found)
}

test('a line written at the end of an agenda becomes an item of the kind it speaks of, and the next line begins', () => {
  const { editor } = open([])
  type(editor, 'Ask for one more contractor')
  press(editor, 'Enter')
  type(editor, 'Bad news: the migration slips')
  press(editor, 'Enter')
  expect(outline(editor)).toEqual([
    // Bad news goes first, wherever it was written.
    'bad-news(4): the migration slips',
    'ask(5): Ask for one more contractor',
    'paragraph: ‸',
  ])
})

test('three backticks and Enter begin a code block, in an item and below the items', () => {
  const first = open([agendaItem('a', 'inform', 'The query', { content: [paragraph('```sql')] })])
  caretAfter(first, '```sql')
  press(first.editor, 'Enter')
  expect(first.editor.getJSON().content?.[0]?.content?.[1]).toMatchObject({
    type: 'codeBlock',
    attrs: { language: 'sql' },
  })
  expect(outline(first.editor)).toEqual(['inform(3): The query | ‸'])
  first.close()

  const { editor } = open([])
  type(editor, '```')
  press(editor, 'Enter')
  type(editor, 'let a = 1')
  expect(outline(editor)[0]).toBe('codeBlock: let a = 1‸')
})

test('in notes a line stays a line', () => {
  const { editor } = open([], { mode: 'notes' })
  type(editor, 'Ask about the offsite')
  press(editor, 'Enter')
  expect(outline(editor)).toEqual(['paragraph: Ask about the offsite', 'paragraph: ‸'])
})

test('Enter at the end of a headline begins the next item, after the detail of this one', () => {
  const opened = open([agendaItem('a', 'decide', 'Billing', { content: [paragraph('two options')] })])
  caretAfter(opened, 'Billing')
  press(opened.editor, 'Enter')
  expect(outline(opened.editor)).toEqual(['decide(7): Billing | two options', 'discuss(7): ‸'])
})

test('Enter within a headline takes the rest to a new item of the same kind', () => {
  const opened = open([agendaItem('a', 'ask', 'Air cover and budget')])
  caretAfter(opened, 'Air cover')
  press(opened.editor, 'Enter')
  expect(outline(opened.editor)).toEqual(['ask(5): Air cover', 'ask(5): ‸ and budget'])
})

test('Enter over a selection from a line into a list takes it out and breaks the line there', () => {
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('alpha')] }] }
  const { editor } = open([paragraph('between'), list])
  editor.commands.setTextSelection({ from: 4, to: 14 })
  expect(press(editor, 'Enter')).toBe(true)
  expect(outline(editor)).toEqual(['paragraph: bet', 'paragraph: ‸pha'])
})

test('Enter at the start of a headline puts an empty item before it', () => {
  const opened = open([agendaItem('a', 'ask', 'Air cover')])
  opened.editor.commands.setTextSelection(2)
  press(opened.editor, 'Enter')
  expect(outline(opened.editor)).toEqual(['discuss(7): ', 'ask(5): ‸Air cover'])
})

test('Enter in an empty item ends the list', () => {
  const opened = open([agendaItem('a', 'ask', 'Air cover')])
  caretAfter(opened, 'Air cover')
  press(opened.editor, 'Enter')
  press(opened.editor, 'Enter')
  expect(outline(opened.editor)).toEqual(['ask(5): Air cover', 'paragraph: ‸'])
})

test('Shift+Enter begins the detail; Enter goes on in it, and on an empty line begins the next item', () => {
  const opened = open([agendaItem('a', 'ask', 'Air cover')])
  const { editor } = opened
  caretAfter(opened, 'Air cover')
  press(editor, 'Enter', { shiftKey: true })
  type(editor, 'until May')
  press(editor, 'Enter')
  expect(outline(editor)).toEqual(['ask(5): Air cover | until May | ‸'])
  press(editor, 'Enter')
  expect(outline(editor)).toEqual(['ask(5): Air cover | until May', 'discuss(7): ‸'])
})

test('Backspace at the start of a headline makes it text, and again joins it to the item above', () => {
  const opened = open([agendaItem('a', 'ask', 'Air cover'), agendaItem('b', 'win', 'Fewer calls')])
  const { editor } = opened
  caretAfter(opened, 'Fewer')
  editor.commands.setTextSelection(editor.state.selection.from - 'Fewer'.length)
  press(editor, 'Backspace')
  expect(outline(editor)).toEqual(['ask(5): Air cover', 'paragraph: ‸Fewer calls'])
  press(editor, 'Backspace')
  expect(outline(editor)).toEqual(['ask(5): Air cover‸Fewer calls'])
})

test('Mod+Enter ticks the item the caret is in, and takes the tick back', () => {
  const opened = open([agendaItem('a', 'ask', 'Air cover', { content: [paragraph('until May')] })])
  caretAfter(opened, 'until')
  press(opened.editor, 'Enter', { ctrlKey: true })
  expect(outline(opened.editor)[0]).toContain('ask(5)✓')
  press(opened.editor, 'Enter', { ctrlKey: true })
  expect(outline(opened.editor)[0]).not.toContain('✓')
})

test('Mod+Enter in an item of a past meeting ticks it there', () => {
  const opened = open([agendaItem('b', 'ask', '', { ref: 'item:past/a' })])
  const item = {
    id: 'a',
    kind: 'ask' as const,
    minutes: 5,
    ticked: false,
    ref: null,
    headline: 'Budget',
    hasDetail: false,
  }
  opened.host.known.set('past', { text: '', items: [item], personIds: [], tags: [], links: [], chunks: [] })
  opened.editor.commands.setTextSelection(2)
  press(opened.editor, 'Enter', { ctrlKey: true })
  expect(opened.host.ticked).toEqual([{ reference: { meetingId: 'past', itemId: 'a' }, ticked: true }])
  expect(outline(opened.editor)[0]).not.toContain('✓')
})

test('Alt+Up and Alt+Down move an item past items and other blocks, with the caret', () => {
  const opened = open([
    agendaItem('a', 'ask', 'Air cover'),
    paragraph('A line'),
    agendaItem('b', 'win', 'Fewer calls'),
  ])
  const { editor } = opened
  caretAfter(opened, 'Fewer')
  press(editor, 'ArrowUp', { altKey: true })
  press(editor, 'ArrowUp', { altKey: true })
  expect(outline(editor)).toEqual(['win(3): Fewer‸ calls', 'ask(5): Air cover', 'paragraph: A line'])
  press(editor, 'ArrowDown', { altKey: true })
  expect(outline(editor)).toEqual(['ask(5): Air cover', 'win(3): Fewer‸ calls', 'paragraph: A line'])
})

test('a line of detail moves within its item and never above the headline', () => {
  const opened = open([agendaItem('a', 'ask', 'Head', { content: [paragraph('one'), paragraph('two')] })])
  caretAfter(opened, 'two')
  press(opened.editor, 'ArrowUp', { altKey: true })
  expect(outline(opened.editor)).toEqual(['ask(5): Head | two‸ | one'])
  press(opened.editor, 'ArrowUp', { altKey: true })
  expect(outline(opened.editor)).toEqual(['ask(5): Head | two‸ | one'])
})

test('a block of a list moves within its list', () => {
  const { editor } = open([], { mode: 'notes' })
  type(editor, '- one')
  press(editor, 'Enter')
  type(editor, 'two')
  press(editor, 'ArrowUp', { altKey: true })
  expect(outline(editor)).toEqual(['bulletList: two‸ | one'])
})

test('an item that a screen puts in stands before the empty last line, and can be set and taken off', () => {
  const { editor, host } = open([paragraph('Before'), paragraph()])
  const handle = createHandle(editor, host)
  const id = handle.insertItem({ kind: 'opener', headline: 'A fact. A question?' })
  expect(outline(editor).slice(0, 2)).toEqual(['paragraph: ‸Before', 'opener(5): A fact. A question?'])
  expect(handle.setItem(id, { minutes: 9, ticked: true })).toBe(true)
  expect(handle.focusItem(id)).toBe(true)
  expect(outline(editor)[1]).toBe('opener(9)✓: A fact. A question?‸')
  expect(handle.removeItem(id)).toBe(true)
  expect(handle.setItem(id, { minutes: 1 })).toBe(false)
  expect(outline(editor)).toHaveLength(2)
})

test('what is derived of an agenda is told once an item is of its new kind, and not before', () => {
  const { editor, host } = open([agendaItem('a', 'inform', 'Plan', { minutes: 3 }), paragraph()])
  const told: (string | undefined)[] = []
  const handle = createHandle(editor, host, () => told.push(outline(editor)[0]?.replace('‸', '')))
  expect(handle.setItem('a', { kind: 'ask', minutes: 7 })).toBe(true)
  expect(told).toEqual(['ask(7): Plan'])
  handle.setItem('a', { kind: 'discuss' })
  expect(told.at(-1)).toBe('discuss(7): Plan')
})

test('an item that is remembered is known to have changed by a letter under it, and by being taken off', () => {
  const { editor, host } = open([
    agendaItem('a', 'inform', 'Plan', { content: [paragraph('Details')] }),
    agendaItem('b', 'inform', 'Other'),
    paragraph(),
  ])
  const handle = createHandle(editor, host)
  const isAsItWas = handle.remember(['a'])
  handle.setItem('b', { minutes: 9 })
  expect(isAsItWas()).toBe(true)
  caretAfter({ editor, host } as OpenedEditor, 'Details')
  type(editor, '!')
  expect(isAsItWas()).toBe(false)
  const isB = handle.remember(['a', 'b'])
  handle.removeItem('b')
  expect(isB()).toBe(false)
})

test('an item that must be heard first is put at the top', () => {
  const { editor, host } = open([paragraph('Before'), paragraph()])
  createHandle(editor, host).insertItem({ kind: 'bad-news', headline: 'The slip', isFirst: true })
  expect(outline(editor).slice(0, 2)).toEqual(['bad-news(4): The slip', 'paragraph: ‸Before'])
})

test('an item takes the place of a prompt with what stands under it, selected where its words are proposed', () => {
  const { editor, host } = open([
    agendaItem('a', 'win', 'One'),
    agendaItem('p', 'ask', 'What I need from Maria…'),
  ])
  let told = 0
  const handle = createHandle(editor, host, () => (told += 1))
  const id = handle.insertItem({ kind: 'ask', headline: 'Your yes', detail: ['Due Friday.'], insteadOf: 'p' })
  expect(outline(editor)[1]).toContain('Your yes')
  expect(outline(editor).join()).not.toContain('What I need')
  expect(editor.getText()).toContain('Due Friday.')
  handle.focusItem(id, { isSelected: true })
  const { from, to } = editor.state.selection
  expect(editor.state.doc.textBetween(from, to)).toBe('Your yes')
  expect(told).toBe(1)
})

test('several changes are told of once', () => {
  const { editor, host } = open([agendaItem('a', 'win', 'One'), agendaItem('b', 'ask', 'Two')])
  let told = 0
  const handle = createHandle(editor, host, () => (told += 1))
  handle.inOneStep(() => {
    handle.setItem('a', { minutes: 2 })
    handle.setItem('b', { minutes: 3 })
  })
  expect(outline(editor).slice(0, 2)).toEqual(['win(2): ‸One', 'ask(3): Two'])
  expect(told).toBe(1)
})

test('opening a body writes nothing into it', () => {
  const opened = openEditor([agendaItem('a', 'ask', 'Air cover')])
  let updates = 0
  opened.document.on('update', () => (updates += 1))
  const again = openEditor(opened.document)
  createHandle(again.editor, again.host)
  again.editor.view.dispatch(again.editor.state.tr)
  expect(updates).toBe(0)
  again.close()
  opened.close()
})

test('each block finds its direction from its own letters, and the body says nothing of it', () => {
  const { editor } = open([paragraph('שלום'), agendaItem('a', 'ask', 'Budget')])
  expect([...editor.view.dom.querySelectorAll('p')].map(({ dir }) => dir)).toEqual(['auto', 'auto'])
  expect(JSON.stringify(editor.getJSON())).not.toContain('dir')
})

test('an item that a merge left without a line gets one where it is pressed', () => {
  const { editor } = open([{ type: 'agendaItem', attrs: { id: 'a', kind: 'ask', minutes: 5 } }])
  const middle = editor.view.dom.querySelector('.agenda-item-middle')
  // It does not bubble: the editor would ask for a layout, which there is none of here.
  middle?.dispatchEvent(new MouseEvent('mousedown'))
  expect(editor.state.doc.firstChild?.childCount).toBe(1)
})
