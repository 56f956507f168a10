// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { paragraph } from '@shared/body/body-node'
import { projectBody } from '@shared/body/project-body'
import { readBody } from '@shared/body/read-body'
import { openEditor, press, type, type OpenedEditor } from '../../support/editor'

let opened: OpenedEditor | undefined
afterEach(() => opened?.close())

function open(): OpenedEditor {
  opened = openEditor([paragraph('See ')], { mode: 'notes' })
  opened.host.links.documents
    .set('s1', { state: 'here', title: 'Acme opened payroll', isPrivate: false })
    .set('n1', { state: 'here', title: 'Fears the audit', isPrivate: true })
  opened.editor.commands.focus('end')
  return opened
}

const links = () => [...document.querySelectorAll<HTMLElement>('.document-link')]
const shown = () => links().map((link) => [...link.children].map((part) => part.textContent))

test('words in brackets and an address in others are a link as soon as they are typed', () => {
  const { editor } = open()
  type(editor, '[the plan](https://example.com/a?b=1)')
  type(editor, ' soon')
  expect(editor.getHTML()).toContain('See <a href="https://example.com/a?b=1">the plan</a> soon')
})

test.each([
  ['javascript:alert', 'an address that could start a program'],
  ['not-an-address', 'no address'],
])('[words](%s) stays as it was typed: %s', (address) => {
  const { editor } = open()
  type(editor, `[the plan](${address})`)
  expect(editor.getText()).toBe(`See [the plan](${address})`)
})

test('where something else than words stands in the brackets, nothing of it is lost', async () => {
  const { editor } = open()
  type(editor, '[ask ')
  await link(editor, 'opened pay')
  type(editor, '](https://example.com)')
  expect(editor.getText()).toBe('See [ask Acme opened payroll ](https://example.com)')
})

async function link(editor: OpenedEditor['editor'], words: string): Promise<void> {
  type(editor, `[[${words}`)
  await expect.poll(() => document.querySelectorAll('[role=option]').length).toBe(1)
  press(editor, 'Enter')
}

test('two brackets and some words, spaces among them, link a document, and the body names it', async () => {
  const { editor, document: body } = open()
  await link(editor, 'opened pay')
  expect(editor.getText()).toBe('See Acme opened payroll ')
  expect(projectBody(readBody(body)).links).toEqual(['s1'])
  expect(projectBody(readBody(body)).text).toBe('See Acme opened payroll')
})

test('of a document that is private by kind the body holds no word', async () => {
  const { editor, document: body } = open()
  await link(editor, 'audit')
  expect(JSON.stringify(readBody(body))).not.toContain('audit')
  expect(shown()).toEqual([['Fears the audit', 'Note']])
  expect(links()[0]?.firstElementChild?.getAttribute('data-private')).toBe('true')
  expect(editor.getHTML()).not.toContain('audit')
})

test('a link says what its document is called now, and keeps its words while it is in the trash', async () => {
  const { editor, host } = open()
  await link(editor, 'payroll')
  host.links.change('s1', { state: 'here', title: 'Acme opened payroll in Ireland', isPrivate: false })
  expect(shown()).toEqual([['Acme opened payroll in Ireland']])
  host.links.change('s1', { state: 'trashed', title: 'Acme opened payroll in Ireland', isPrivate: false })
  expect(shown()).toEqual([['Acme opened payroll in Ireland']])
  expect(links()[0]?.title).toBe('In the trash')
  host.links.change('s1', { state: 'gone', title: '', isPrivate: false })
  expect(shown()).toEqual([['No longer here']])
})

test('a click or Alt+Enter opens it, where it is', async () => {
  const { editor, host } = open()
  await link(editor, 'payroll')
  press(editor, 'Enter', { altKey: true })
  links()[0]?.click()
  expect(host.links.opened).toEqual(['s1', 's1'])
  host.links.change('s1', { state: 'gone', title: '', isPrivate: false })
  links()[0]?.click()
  expect(host.links.opened).toHaveLength(2)
})

test('what is copied is its words', async () => {
  const { editor, close } = open()
  await link(editor, 'payroll')
  const html = editor.getHTML()
  close()
  opened = openEditor([], { mode: 'notes' })
  opened.editor.commands.insertContent(html)
  expect(projectBody(readBody(opened.document)).links).toEqual(['s1'])
})
