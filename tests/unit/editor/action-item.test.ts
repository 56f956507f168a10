// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { projectBody } from '@shared/body/project-body'
import { winKind } from '@shared/documents/kinds/win'
import { createHandle } from '../../../src/renderer/editor/body-editor-handle'
import { openEditor, outline, press, type OpenedEditor } from '../../support/editor'
import { actionRow } from '../../support/follow-through-rows'

let opened: OpenedEditor | undefined
afterEach(() => opened?.close())

function open(...nodes: Parameters<typeof openEditor>[0] & unknown[]): OpenedEditor {
  opened = openEditor(nodes as never)
  return opened
}

const standsFor = (id: string, ref: string) => agendaItem(id, 'discuss', '', { ref })
const shownIn = ({ editor }: OpenedEditor) =>
  [...editor.view.dom.querySelectorAll('.agenda-item')].map((item) => ({
    words: item.querySelector('.agenda-item-shown:not([hidden])')?.textContent,
    owed: item.querySelector('.agenda-item-owed:not([hidden])')?.textContent,
    isTicked: item.hasAttribute('data-ticked'),
  }))
const tickOf = ({ editor }: OpenedEditor) => editor.view.dom.querySelector<HTMLElement>('[role="checkbox"]')

test('an item shows its action as it is now, and ticks that', () => {
  const editor = open(standsFor('a', 'action:1'))
  expect(shownIn(editor)).toEqual([
    { words: 'An action that is no longer here', owed: undefined, isTicked: false },
  ])
  editor.host.knownActions.set('1', actionRow('1', { text: 'Send the plan', dueDate: '2026-11-30' }))
  editor.host.tellActions()
  expect(shownIn(editor)).toEqual([{ words: 'Send the plan', owed: 'me 2026-11-30', isTicked: false }])
  tickOf(editor)?.click()
  expect(editor.host.ticked).toEqual([{ action: '1', ticked: true }])
  // Nothing is ticked in the body: there is one tick, the action's.
  expect(outline(editor.editor)).toEqual(['discuss(7): ‸'])

  editor.host.knownActions.set('1', actionRow('1', { text: 'Send the plan', status: 'done' }))
  editor.host.tellActions()
  expect(shownIn(editor)).toMatchObject([{ isTicked: true }])
  press(editor.editor, 'Enter', { ctrlKey: true })
  expect(editor.host.ticked.at(-1)).toEqual({ action: '1', ticked: false })
})

test('what is said under an action stands there alone, with no empty line before it', () => {
  const { editor, host } = open(agendaItem('a', 'ask', 'Air cover'))
  const handle = createHandle(editor, host)
  handle.insertItem({ kind: 'inform', headline: '', ref: 'action:1', detail: ['Due on Tuesday.', 'Late.'] })
  handle.insertItem({ kind: 'inform', headline: '', ref: 'action:2' })
  expect(outline(editor).map((line) => line.replace('‸', ''))).toEqual([
    'ask(5): Air cover',
    'inform(3): Due on Tuesday. | Late.',
    'inform(3): ',
  ])
})

test('a past item that became an action is that action here too', () => {
  const editor = open(standsFor('a', 'item:last/x'))
  editor.host.known.set('last', projectBody([agendaItem('x', 'ask', '', { ref: 'action:1' })]))
  editor.host.knownActions.set('1', actionRow('1', { text: 'Send the plan' }))
  editor.host.tellActions()
  expect(shownIn(editor)).toMatchObject([{ words: 'Send the plan', isTicked: false }])
  tickOf(editor)?.click()
  expect(editor.host.ticked).toEqual([{ action: '1', ticked: true }])
})

test('a key makes an action of the item the caret is in, where it was written', () => {
  const editor = open(agendaItem('own', 'ask', 'Send the plan'))
  press(editor.editor, 'a', { ctrlKey: true, shiftKey: true })
  press(editor.editor, 'o', { ctrlKey: true, shiftKey: true })
  expect(editor.host.made).toEqual([
    { reference: { meetingId: 'agenda', itemId: 'own' }, owedBy: 'me' },
    { reference: { meetingId: 'agenda', itemId: 'own' }, owedBy: 'them' },
  ])
  editor.close()
  const past = open(standsFor('a', 'item:last/x'))
  press(past.editor, 'a', { ctrlKey: true, shiftKey: true })
  expect(past.host.made).toEqual([{ reference: { meetingId: 'last', itemId: 'x' }, owedBy: 'me' }])
})

test('Enter in an item that shows an action begins the next one and keeps it', () => {
  const editor = open(standsFor('a', 'action:1'))
  press(editor.editor, 'Enter')
  expect(outline(editor.editor)).toEqual(['discuss(7): ', 'discuss(7): ‸'])
})

test('an item shows its win, with its measure under it, and keeps a tick of its own', () => {
  const editor = open(agendaItem('a', 'win', '', { ref: 'win:1' }))
  expect(shownIn(editor)).toMatchObject([{ words: 'A win that is no longer here' }])
  const fields = { text: 'Onboarding takes six days', before: 'Nine', after: 'six', meaning: 'Fewer leave' }
  editor.host.knownWins.set('1', winKind.readRow({ id: '1', kind: 'win', fields }))
  editor.host.tellActions()
  expect(shownIn(editor)).toEqual([
    { words: 'Onboarding takes six days', owed: 'Nine → six · Fewer leave', isTicked: false },
  ])
  tickOf(editor)?.click()
  expect(shownIn(editor)).toMatchObject([{ isTicked: true }])
})

test('a copy of an item that shows a record is a line with its words, and shows nothing', () => {
  const editor = open(standsFor('a', 'action:1'), agendaItem('b', 'opener', 'Why?', { ref: 'opener:2' }))
  editor.host.knownActions.set('1', actionRow('1', { text: 'Send the plan' }))
  const { state, view } = editor.editor
  view.dispatch(state.tr.insert(state.doc.content.size, state.doc.content))
  const items = editor.editor.state.doc.children.map(({ attrs, textContent }) => [attrs['ref'], textContent])
  expect(items.slice(0, 4)).toEqual([
    ['action:1', ''],
    ['opener:2', 'Why?'],
    [null, 'Send the plan'],
    [null, 'Why?'],
  ])
})

test('what two devices put on twice stays doubled when something else is pasted', () => {
  const editor = open(
    standsFor('a', 'action:1'),
    standsFor('b', 'action:1'),
    agendaItem('c', 'ask', 'A line'),
  )
  const { state, view } = editor.editor
  const [, , third] = state.doc.children
  if (third) view.dispatch(state.tr.insert(state.doc.content.size, third))
  const refs = editor.editor.state.doc.children.map(({ attrs }) => attrs['ref'])
  expect(refs.slice(0, 4)).toEqual(['action:1', 'action:1', null, null])
})
