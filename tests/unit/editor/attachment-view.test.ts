// @vitest-environment jsdom
import { NodeSelection } from '@tiptap/pm/state'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { attachmentNode, attachmentType, readAttachment } from '@shared/body/attachment'
import { paragraph, type BodyNode } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import { appendNodes } from '@shared/body/write-body'
import { undoManagerOf } from '../../../src/renderer/editor/keys/begin-step'
import {
  fakeAttachment,
  fakeChunkName,
  openEditor,
  outline,
  press,
  type,
  type OpenedEditor,
} from '../../support/editor'

let opened: OpenedEditor | undefined
afterEach(() => opened?.close())

function open(...nodes: BodyNode[]): OpenedEditor {
  opened = openEditor(nodes)
  return opened
}

const inNotes = (editor: OpenedEditor) => outline(editor.editor)

describe('with the keyboard', () => {
  function openSelected(): OpenedEditor {
    const body = open(paragraph('one'), attachmentNode(fakeAttachment('plan.pdf')))
    body.editor.view.dispatch(
      body.editor.state.tr.setSelection(NodeSelection.create(body.editor.state.doc, 5)),
    )
    return body
  }

  test('Enter opens it', () => {
    const body = openSelected()
    expect(press(body.editor, 'Enter')).toBe(true)
    expect(body.host.attachments.opened).toEqual(['plan.pdf'])
  })

  test('Tab goes to its controls, and Escape comes back', async () => {
    const body = openSelected()
    expect(press(body.editor, 'Tab')).toBe(true)
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Open: plan.pdf')
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(escape)
    expect(body.editor.state.selection).toBeInstanceOf(NodeSelection)
  })

  test('what is typed goes on under it', () => {
    const body = openSelected()
    type(body.editor, 'so')
    expect(inNotes(body)).toEqual(['paragraph: one', 'attachment: [plan.pdf]', 'paragraph: so‸'])
  })

  test('Down makes a line to go on in where it is the last', () => {
    const body = openSelected()
    expect(press(body.editor, 'ArrowDown')).toBe(true)
    expect(inNotes(body).at(-1)).toBe('paragraph: ‸')
  })

  test('Delete takes it out, undo brings it back', () => {
    const body = openSelected()
    press(body.editor, 'Delete')
    expect(inNotes(body)).toEqual(['paragraph: one‸'])
    undoManagerOf(body.editor.state)?.undo()
    expect(inNotes(body)).toContain('attachment: [plan.pdf]')
  })

  test('Alt+Up moves it, selected', () => {
    const body = openSelected()
    expect(press(body.editor, 'ArrowUp', { altKey: true })).toBe(true)
    expect(inNotes(body)[0]).toBe('attachment: [plan.pdf]')
    expect(body.editor.state.selection).toMatchObject({ from: 0, to: 1 })
  })
})

describe('how it stands there', () => {
  const group = (name: string) => document.querySelector(`[aria-label="${name}"]`)

  test('an image has its name as its description, which can be written over', async () => {
    const body = open(attachmentNode(fakeAttachment('photo.png')))
    await vi.waitFor(() =>
      expect(group('Image: photo.png')?.querySelector('.attachment-image')?.getAttribute('src')).toBe(
        `/attachments/token/${fakeChunkName('photo.png')}`,
      ),
    )
    const field = document.querySelector('input')
    if (!field) throw new Error('no field')
    field.value = 'The new office'
    field.dispatchEvent(new Event('input'))
    expect(group('Image: The new office')?.querySelector('.attachment-image')?.getAttribute('alt')).toBe(
      'The new office',
    )
    undoManagerOf(body.editor.state)?.undo()
    expect(group('Image: photo.png')).not.toBeNull()
  })

  test.each([
    [{ state: 'fetching' } as const, '2 KB · On its way to this device'],
    [{ state: 'unavailable', holder: 'Laptop' } as const, '2 KB · Waiting for Laptop, which has this file'],
    [{ state: 'unavailable', holder: null } as const, '2 KB · Not on this device'],
  ])('what is not here says why: %j', async (availability, words) => {
    const body = open(paragraph('one'))
    body.host.attachments.availability = availability
    appendNodes(body.document, [attachmentNode(fakeAttachment('plan.pdf'))])
    const about = () => document.querySelector('.attachment-about')?.textContent
    await vi.waitFor(() => expect(about()).toBe(words))
    expect(document.querySelector('button[aria-label="Open: plan.pdf"]')).toMatchObject({ disabled: true })

    body.host.attachments.availability = { state: 'here' }
    body.host.attachments.tellChanged(fakeChunkName('plan.pdf'))
    await vi.waitFor(() => expect(about()).toBe('2 KB'))
  })

  test('a file that another device puts above an image stands there as a file, and the image as it was', async () => {
    const body = open(attachmentNode(fakeAttachment('photo.png')))
    const picture = () => group('Image: photo.png')?.querySelector('.attachment-image')?.getAttribute('src')
    await vi.waitFor(() => expect(picture()).toBe(`/attachments/token/${fakeChunkName('photo.png')}`))
    // As an edit of another device comes.
    body.document.transact(() => {
      const { attrs = {} } = attachmentNode(fakeAttachment('plan.pdf'))
      const file = new Y.XmlElement(attachmentType)
      for (const [name, value] of Object.entries(attrs)) file.setAttribute(name, String(value))
      body.document.getXmlFragment('body').insert(0, [file])
    })
    await vi.waitFor(() =>
      expect(group('File: plan.pdf')?.querySelector('.attachment-about')?.textContent).toBe('2 KB'),
    )
    expect(group('File: plan.pdf')?.querySelector('img')).toBeNull()
    await vi.waitFor(() => expect(picture()).toBe(`/attachments/token/${fakeChunkName('photo.png')}`))
  })

  test('a thumbnail is nothing but a small picture, whatever another program put there', () => {
    for (const thumbnail of ['UklGRh"onerror=', 'PHN2Zz4=', 'javascript:alert(1)', 'A'.repeat(9000)]) {
      expect(readAttachment({ thumbnail }).thumbnail).toBeNull()
    }
    expect(readAttachment({ thumbnail: 'UklGRh4AAABXRUJQ' }).thumbnail).toBe('UklGRh4AAABXRUJQ')
  })
})

test('copied within the app it stays what it is, with an id of its own; elsewhere it is its name', () => {
  const body = open(paragraph('one'), attachmentNode(fakeAttachment('photo.png')))
  const { view } = body.editor
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, 5)))
  const { dom, text } = view.serializeForClipboard(view.state.selection.content())
  expect(text).toBe('photo.png')
  expect(dom.textContent).toBe('photo.png')
  body.editor.commands.setTextSelection(1)
  view.pasteHTML(dom.innerHTML, {} as ClipboardEvent)
  const found = readBody(body.document).filter((node) => node.type === attachmentType)
  expect(found).toHaveLength(2)
  expect(found.map(({ attrs }) => readAttachment(attrs).chunks)).toEqual([
    [fakeChunkName('photo.png')],
    [fakeChunkName('photo.png')],
  ])
  expect(new Set(found.map(({ attrs }) => attrs?.['id'])).size).toBe(2)
})
