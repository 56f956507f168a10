// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { agendaItem, agendaItemKinds, type AgendaItemKind } from '@shared/body/agenda-item'
import { agendaPart, forms } from '@shared/body/agenda-part'
import { paragraph, type BodyNode } from '@shared/body/body-node'
import { projectBody } from '@shared/body/project-body'
import { readBody } from '@shared/body/read-body'
import { createHandle } from '../../../src/renderer/editor/body-editor-handle'
import { changeKind } from '../../../src/renderer/editor/keys/change-kind'
import { findItem } from '../../../src/renderer/editor/keys/find-item'
import { undoManagerOf } from '../../../src/renderer/editor/keys/begin-step'
import { openEditor, outline, press, type, type OpenedEditor } from '../../support/editor'

let opened: OpenedEditor | undefined
afterEach(() => opened?.close())

function open(nodes: BodyNode[]): OpenedEditor {
  opened = openEditor(nodes)
  return opened
}

/** Chooses from the menu that a slash opens, which is there within a microtask. */
async function choose({ editor }: OpenedEditor, query: string): Promise<void> {
  // It opens for who types; what can be written in takes no focus in jsdom by itself.
  editor.view.dom.tabIndex = 0
  editor.view.focus()
  type(editor, `/${query}`)
  await vi.waitFor(() => {
    const options = document.querySelectorAll('[role="listbox"] [role="option"]')
    expect(options.length).toBeGreaterThan(0)
  })
  press(editor, 'Enter')
  // The view would go on scrolling to the caret, and jsdom has no layout.
  editor.view.dom.blur()
  document.getSelection()?.removeAllRanges()
}

function write({ editor }: OpenedEditor, ...lines: string[]): void {
  for (const line of lines) {
    type(editor, line)
    press(editor, 'Enter')
  }
}

function to({ editor }: OpenedEditor, id: string, kind: AgendaItemKind): void {
  const found = findItem(editor.state.doc, id)
  if (found) changeKind(editor.view, found.position, kind)
}

/** The caret at the start or the end of the part with this name; the first of several. */
function caretIn({ editor }: OpenedEditor, part: string, at: 'start' | 'end' = 'end'): void {
  let found: number | undefined
  editor.state.doc.descendants((node, position) => {
    if (found === undefined && node.attrs['part'] === part) {
      found = position + 1 + (at === 'end' ? node.content.size : 0)
    }
  })
  if (found === undefined) throw new Error(`no part ${part}`)
  editor.commands.setTextSelection(found)
}

test.each(agendaItemKinds)(
  'a slash gives an item of kind %s, with what it is made of and the caret in it',
  async (kind) => {
    const opened = open([])
    await choose(opened, kind === 'bad-news' ? 'bad' : kind)
    const [line] = outline(opened.editor)
    expect(line?.split(': ')[1]?.split(' | ')).toEqual(['‸', ...forms[kind].map((part) => `${part}=`)])
  },
)

test('Enter leads through a problem from its headline to its ask, and then to the next item', async () => {
  const opened = open([])
  await choose(opened, 'problem')
  write(opened, 'Trial users leave', 'March', '4 % of revenue', 'a bill first')
  write(opened, 'Later billing', 'two weeks', 'no revenue', 'A card first', 'four days', 'more support')
  // At the end of what speaks against the last option the next one begins; empty, it is given up by one more Enter.
  expect(outline(opened.editor)[0]).toContain(
    'against=more support | option=‸ | for= | against= | recommendation=',
  )
  press(opened.editor, 'Enter')
  write(opened, 'A', 'Two weeks of the team')
  expect(outline(opened.editor)).toEqual([
    'problem(8): Trial users leave | since=March | cost=4 % of revenue | customer=a bill first | ' +
      'option=Later billing | for=two weeks | against=no revenue | ' +
      'option=A card first | for=four days | against=more support | recommendation=A | ask=Two weeks of the team',
    'discuss(7): ‸',
    'paragraph: ',
  ])
})

test('a third option is there as soon as it is written', async () => {
  const opened = open([])
  await choose(opened, 'decide')
  write(opened, 'One supplier or two', 'One', 'Two', 'Three', '', 'Friday', 'Maria')
  expect(outline(opened.editor)).toEqual([
    'decide(7): One supplier or two | option=One | option=Two | option=Three | by=Friday | who=Maria',
    'discuss(7): ‸',
    'paragraph: ',
  ])
})

test('Enter in an empty option goes on, past what would speak for it', async () => {
  const opened = open([])
  await choose(opened, 'problem')
  write(opened, 'Users leave', '', '', '')
  write(opened, '')
  write(opened, '')
  expect(outline(opened.editor)[0]).toMatch(/recommendation=‸ \| ask=$/)
  expect(outline(opened.editor)[0]).toContain('option= | for= | against= | option= | for= | against= |')
})

test('Tab and Shift+Tab lead through the parts; past the last Tab goes to kind and minutes', async () => {
  const opened = open([])
  await choose(opened, 'risk')
  type(opened.editor, 'Who is on call?')
  press(opened.editor, 'Enter')
  expect(press(opened.editor, 'Tab')).toBe(true)
  type(opened.editor, 'high')
  expect(outline(opened.editor)[0]).toBe(
    'risk(4): Who is on call? | likelihood= | impact=high‸ | mitigation=',
  )
  press(opened.editor, 'Tab')
  const controls = vi.fn<() => void>()
  Object.assign(opened.host.views.at(0) ?? {}, { focusControls: controls })
  press(opened.editor, 'Tab')
  expect(controls).toHaveBeenCalledOnce()
  for (const _ of [1, 2, 3]) press(opened.editor, 'Tab', { shiftKey: true })
  expect(outline(opened.editor)[0]).toContain('Who is on call?‸')
})

test('Backspace takes an empty part away, and an option with what is empty of it', async () => {
  const opened = open([])
  await choose(opened, 'problem')
  write(opened, 'Users leave')
  press(opened.editor, 'Backspace')
  expect(outline(opened.editor)[0]).toMatch(/^problem\(8\): Users leave‸ \| cost= \| customer= \| option=/)
  caretIn(opened, 'option')
  press(opened.editor, 'Backspace')
  expect(outline(opened.editor)[0]).toBe(
    'problem(8): Users leave | cost= | customer=‸ | option= | for= | against= | recommendation= | ask=',
  )
})

test('words of one part never run into another by Backspace or Delete', () => {
  const item = agendaItem('a', 'win', 'Six days', {
    content: [agendaPart('before', '11 days'), agendaPart('after', '6 days')],
  })
  const opened = open([item])
  caretIn(opened, 'after', 'start')
  press(opened.editor, 'Backspace')
  expect(outline(opened.editor)).toEqual(['win(3): Six days | before=11 days‸ | after=6 days'])
  press(opened.editor, 'Delete')
  expect(outline(opened.editor)).toEqual(['win(3): Six days | before=11 days‸ | after=6 days'])
})

test('Delete before an empty part takes that away', () => {
  const opened = open([
    agendaItem('a', 'win', 'Six days', { content: [agendaPart('before'), agendaPart('after', '6')] }),
  ])
  opened.editor.commands.setTextSelection(10)
  press(opened.editor, 'Delete')
  expect(outline(opened.editor)).toEqual(['win(3): Six days‸ | after=6'])
})

test('Shift+Enter in a bare headline gives what its kind is made of; where there is no more to it, a line', () => {
  const opened = open([agendaItem('a', 'risk', 'Who is on call?'), agendaItem('b', 'discuss', 'Plan')])
  opened.editor.commands.setTextSelection(2 + 'Who is on call?'.length)
  press(opened.editor, 'Enter', { shiftKey: true })
  type(opened.editor, 'high')
  expect(outline(opened.editor)[0]).toBe(
    'risk(4): Who is on call? | likelihood=high‸ | impact= | mitigation=',
  )
  const second = findItem(opened.editor.state.doc, 'b')
  opened.editor.commands.setTextSelection((second?.position ?? 0) + 2 + 'Plan'.length)
  press(opened.editor, 'Enter', { shiftKey: true })
  expect(outline(opened.editor)[1]).toBe('discuss(7): Plan | ‸')
})

test('another kind keeps every word; empty parts of the old kind go, those of the new one come', () => {
  const content = [
    agendaPart('since', 'March'),
    agendaPart('cost'),
    agendaPart('option', 'Later'),
    agendaPart('for'),
    agendaPart('ask'),
  ]
  const opened = open([agendaItem('a', 'problem', 'Users leave', { content })])
  to(opened, 'a', 'decide')
  expect(outline(opened.editor)[0]?.replace('‸', '')).toBe(
    'decide(7): Users leave | since=March | option=Later | option= | by= | who=',
  )
  to(opened, 'a', 'inform')
  expect(outline(opened.editor)[0]?.replace('‸', '')).toBe(
    'inform(3): Users leave | since=March | option=Later',
  )
  to(opened, 'a', 'problem')
  expect(outline(opened.editor)[0]?.replace('‸', '')).toBe(
    'problem(8): Users leave | since=March | cost= | customer= | option=Later | option= | for= | against= | recommendation= | ask=',
  )
})

test('bad news goes first, whoever makes it so, and one undo brings it back', () => {
  const opened = open([agendaItem('a', 'ask', 'Air cover'), agendaItem('b', 'win', 'Six days'), paragraph()])
  const manager = undoManagerOf(opened.editor.state)
  manager?.stopCapturing()
  createHandle(opened.editor, opened.host).setItem('b', { kind: 'bad-news' })
  const after = outline(opened.editor).map((line) => line.replace('‸', ''))
  expect(after).toEqual([
    'bad-news(4): Six days | known= | not-known= | next-word=',
    'ask(5): Air cover',
    'paragraph: ',
  ])
  manager?.undo()
  expect(outline(opened.editor).map((line) => line.replace('‸', ''))).toEqual([
    'ask(5): Air cover',
    'win(3): Six days',
    'paragraph: ',
  ])
})

test('bad news from the menu stands above what is there, with the caret in it', async () => {
  const opened = open([agendaItem('a', 'ask', 'Air cover'), paragraph()])
  opened.editor.commands.setTextSelection(opened.editor.state.doc.content.size - 1)
  await choose(opened, 'bad')
  type(opened.editor, 'The slip')
  expect(outline(opened.editor)).toEqual([
    'bad-news(4): The slip‸ | known= | not-known= | next-word=',
    'ask(5): Air cover',
    'paragraph: ',
  ])
})

test('a second piece of bad news stands under the first', () => {
  const opened = open([
    agendaItem('a', 'bad-news', 'First'),
    agendaItem('b', 'ask', 'Air cover'),
    paragraph(),
  ])
  createHandle(opened.editor, opened.host).insertItem({ kind: 'bad-news', headline: 'Second' })
  expect(projectBody(readBody(opened.document)).items.map(({ headline }) => headline)).toEqual([
    'First',
    'Second',
    'Air cover',
  ])
})

test('an item that becomes text again keeps the words of its parts behind their labels', () => {
  const content = [
    agendaPart('since', 'March'),
    agendaPart('cost'),
    agendaPart('option', 'Later'),
    agendaPart('option', 'Never'),
  ]
  const opened = open([agendaItem('a', 'problem', 'Users leave', { content })])
  opened.editor.commands.setTextSelection(2)
  press(opened.editor, 'Backspace')
  expect(outline(opened.editor)).toEqual([
    'paragraph: ‸Users leave',
    'paragraph: Since when: March',
    'paragraph: Option A: Later',
    'paragraph: Option B: Never',
  ])
})

test('“Listen for…” is a line of its own, or the last of an item; Enter on an empty one ends it', async () => {
  const opened = open([agendaItem('a', 'ask', 'Air cover'), paragraph()])
  opened.editor.commands.setTextSelection(2 + 'Air cover'.length)
  type(opened.editor, ' ')
  await choose(opened, 'listen')
  expect(outline(opened.editor)[0]).toBe('ask(5): Air cover  | listen=‸')
  opened.editor.commands.setTextSelection(opened.editor.state.doc.content.size - 1)
  await choose(opened, 'listen')
  write(opened, 'What the board asks', '')
  expect(outline(opened.editor).slice(1)).toEqual(['agendaPart: listen=What the board asks', 'paragraph: ‸'])
  const shown = opened.editor.view.dom.querySelectorAll('[data-part="listen"]')
  expect([...shown].every((line) => line.hasAttribute('data-private'))).toBe(true)
})

test('“I’ll handle it” takes an item off and leaves one line at the end, as one step', () => {
  const opened = open([
    agendaItem('a', 'ask', 'Licence renewal'),
    agendaItem('b', 'win', 'Six days'),
    paragraph(),
  ])
  undoManagerOf(opened.editor.state)?.stopCapturing()
  opened.host.views.at(0)?.edits.handleIt()
  expect(outline(opened.editor).map((line) => line.replace('‸', ''))).toEqual([
    'win(3): Six days',
    'agendaPart: handled=Licence renewal',
    'paragraph: ',
  ])
  opened.host.views.at(0)?.edits.handleIt()
  expect(outline(opened.editor).map((line) => line.replace('‸', ''))).toEqual([
    'agendaPart: handled=Licence renewal',
    'agendaPart: handled=Six days',
    'paragraph: ',
  ])
  undoManagerOf(opened.editor.state)?.undo()
  undoManagerOf(opened.editor.state)?.undo()
  expect(projectBody(readBody(opened.document)).items.map(({ id }) => id)).toEqual(['a', 'b'])
})

test('an item below what was handled before is taken off whole, and nothing else is', () => {
  const opened = open([
    agendaPart('handled', 'Office move'),
    agendaItem('a', 'ask', 'Licence renewal'),
    agendaItem('b', 'win', 'Six days'),
  ])
  opened.host.views.at(findItem(opened.editor.state.doc, 'a')?.position ?? -1)?.edits.handleIt()
  expect(outline(opened.editor).map((line) => line.replace('‸', ''))).toEqual([
    'agendaPart: handled=Office move',
    'agendaPart: handled=Licence renewal',
    'win(3): Six days',
  ])
})

test('an item of a past meeting that is handled is ticked where it stands, and not offered again', () => {
  const opened = open([agendaItem('b', 'ask', '', { ref: 'item:past/a' }), paragraph()])
  opened.host.known.set('past', projectBody([agendaItem('a', 'ask', 'Licence renewal')]))
  opened.host.views.at(0)?.edits.handleIt()
  expect(opened.host.ticked).toEqual([{ reference: { meetingId: 'past', itemId: 'a' }, ticked: true }])
  expect(outline(opened.editor)[0]).toBe('agendaPart: handled=‸Licence renewal')
})

test('a problem says what it still needs until two ways, the one to take and the ask are there', async () => {
  const opened = open([])
  await choose(opened, 'problem')
  type(opened.editor, 'Users leave')
  const note = () => opened.editor.view.dom.querySelector<HTMLElement>('.agenda-item-missing')
  await vi.waitFor(() =>
    expect(note()?.textContent).toBe('Add two options, say which you recommend and what you ask'),
  )
  expect(note()?.hasAttribute('data-private')).toBe(true)
  caretIn(opened, 'option')
  type(opened.editor, 'Later billing')
  await vi.waitFor(() =>
    expect(note()?.textContent).toBe('Add a second option, say which you recommend and what you ask'),
  )
  press(opened.editor, 'Tab')
  press(opened.editor, 'Tab')
  press(opened.editor, 'Tab')
  type(opened.editor, 'A card first')
  caretIn(opened, 'recommendation')
  type(opened.editor, 'A')
  await vi.waitFor(() => expect(note()?.textContent).toBe('Say what you ask'))
  caretIn(opened, 'ask')
  type(opened.editor, 'Two weeks')
  await vi.waitFor(() => expect(note()?.hidden).toBe(true))
})

test('an opener is its fact and its question, to every list', async () => {
  const opened = open([])
  await choose(opened, 'opener')
  write(opened, 'Acme opened a beta.')
  type(opened.editor, 'What would we wish we had begun?')
  expect(projectBody(readBody(opened.document)).items[0]).toMatchObject({
    headline: 'Acme opened a beta. What would we wish we had begun?',
    hasDetail: false,
  })
})

test('empty parts leave no trace: no detail, no words', async () => {
  const opened = open([])
  await choose(opened, 'problem')
  type(opened.editor, 'Users leave')
  const { items, text } = projectBody(readBody(opened.document))
  expect(items[0]).toMatchObject({ headline: 'Users leave', hasDetail: false })
  expect(text.trim()).toBe('Users leave')
})

test('a part of a newer version is shown by its name, and kept', () => {
  const newer = {
    type: 'agendaPart',
    attrs: { part: 'odds' },
    content: [{ type: 'text', text: 'three to one' }],
  }
  const opened = open([agendaItem('a', 'risk', 'Who is on call?', { content: [newer] })])
  expect(opened.editor.view.dom.querySelector('[data-part="odds"]')?.getAttribute('aria-label')).toBe('odds')
  type(opened.editor, 'x')
  expect(JSON.stringify(readBody(opened.document))).toContain('three to one')
})

test('an item that shows one of a past meeting gets no form: what stands under it are notes', () => {
  const opened = open([agendaItem('b', 'problem', '', { ref: 'item:past/a' }), paragraph()])
  to(opened, 'b', 'risk')
  opened.editor.commands.setTextSelection(2)
  press(opened.editor, 'Enter', { shiftKey: true })
  expect(outline(opened.editor)[0]).toBe('risk(4):  | ‸')
})

test('what is added later stands above what was handled', () => {
  const opened = open([
    agendaItem('a', 'ask', 'Air cover'),
    agendaPart('handled', 'The renewal'),
    paragraph(),
  ])
  createHandle(opened.editor, opened.host).insertItem({ kind: 'win', headline: 'Six days' })
  opened.editor.commands.setTextSelection(opened.editor.state.doc.content.size - 1)
  write(opened, 'Risk: who is on call')
  expect(outline(opened.editor)).toEqual([
    'ask(5): Air cover',
    'win(3): Six days',
    'risk(4): who is on call',
    'agendaPart: handled=The renewal',
    'paragraph: ‸',
  ])
})

test('what was written in a moment ago is neither replaced nor taken off as waiting to be written', () => {
  const prompt = 'The decision I need, and what I recommend…'
  const opened = open([
    agendaItem('a', 'decide', prompt),
    agendaItem('b', 'decide', prompt),
    agendaItem('c', 'win', ''),
    paragraph(),
  ])
  const handle = createHandle(opened.editor, opened.host)
  opened.editor.commands.setTextSelection(2)
  type(opened.editor, 'Hire: ')
  handle.insertItem({ kind: 'decide', headline: 'Air cover', insteadOf: 'a' })
  handle.insertItem({ kind: 'decide', headline: 'Six days', insteadOf: 'b' })
  handle.removeUnwritten('a')
  handle.removeUnwritten('c')
  expect(outline(opened.editor).map((line) => line.replace('‸', ''))).toEqual([
    `decide(7): Hire: ${prompt}`,
    'decide(7): Air cover',
    'decide(7): Six days',
    'paragraph: ',
  ])
})

test("of a problem's options the one that is recommended is marked, as it is written", () => {
  const parts = [
    agendaPart('option', 'Wait'),
    agendaPart('option', 'Retry'),
    agendaPart('recommendation', 'B'),
  ]
  const view = open([agendaItem('p', 'problem', 'Imports stop', { content: parts })]).editor.view
  const marked = () => view.dom.querySelector<HTMLElement>('.agenda-item')?.dataset['recommended']
  expect(marked()).toBe('B')
  if (!opened) throw new Error('nothing is open')
  caretIn(opened, 'recommendation')
  type(opened.editor, 'oth')
  expect(marked()).toBe('')
  to(opened, 'p', 'risk')
  expect(marked()).toBe('')
})

test('an ask right behind a problem is what the problem asks, for as long as it stands there', async () => {
  const problem = agendaItem('a', 'problem', 'Users leave: A: bill later, B: a card first. I recommend A.')
  const opened = open([problem, agendaItem('b', 'ask', 'Two weeks'), paragraph()])
  const note = () => opened.editor.view.dom.querySelector<HTMLElement>('.agenda-item-missing')
  const asks = 'what you ask'
  await vi.waitFor(() => expect(note()?.textContent).not.toContain(asks))
  const ask = opened.editor.state.doc.child(0).nodeSize
  opened.editor.view.dispatch(opened.editor.state.tr.setNodeAttribute(ask, 'kind', 'discuss'))
  await vi.waitFor(() => expect(note()?.textContent).toContain(asks))
  opened.editor.view.dispatch(opened.editor.state.tr.setNodeAttribute(ask, 'kind', 'ask'))
  await vi.waitFor(() => expect(note()?.textContent).not.toContain(asks))
})

test.each(['', 'What I need from Maria…'])(
  'an ask nobody has written anything into is not what the problem before it asks: “%s”',
  async (blank) => {
    const problem = agendaItem('a', 'problem', 'Users leave: A: bill later, B: a card first. I recommend A.')
    const opened = open([problem, agendaItem('b', 'ask', blank), paragraph()])
    const note = () => opened.editor.view.dom.querySelector<HTMLElement>('.agenda-item-missing')
    const asks = 'what you ask'
    await vi.waitFor(() => expect(note()?.textContent).toContain(asks))
    const from = opened.editor.state.doc.child(0).nodeSize + 2
    opened.editor.commands.setTextSelection({ from, to: from + blank.length })
    type(opened.editor, 'Two weeks')
    await vi.waitFor(() => expect(note()?.textContent).not.toContain(asks))
    opened.editor.commands.setTextSelection({ from, to: from + 'Two weeks'.length })
    opened.editor.commands.deleteSelection()
    await vi.waitFor(() => expect(note()?.textContent).toContain(asks))
  },
)
