// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { agendaItem } from '@shared/body/agenda-item'
import { attachmentType } from '@shared/body/attachment'
import { paragraph, type BodyNode } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import { undoManagerOf } from '../../../src/renderer/editor/keys/begin-step'
import { openEditor, outline, type OpenedEditor } from '../../support/editor'

let opened: OpenedEditor | undefined
afterEach(() => opened?.close())

function open(...nodes: BodyNode[]): OpenedEditor {
  opened = openEditor(nodes)
  return opened
}

/** The caret behind this text. */
function caretAfter({ editor }: OpenedEditor, text: string): void {
  editor.state.doc.descendants((node, position) => {
    if (node.isText && node.text?.endsWith(text)) editor.commands.setTextSelection(position + node.nodeSize)
  })
}

/** What a clipboard or a drag holds, in the order systems say it. */
function transfer(names: readonly string[], html = ''): DataTransfer {
  const files = names.map((name) => new File(['x'], name))
  const items = names.map((name) => ({
    kind: 'file',
    webkitGetAsEntry: () => ({ isDirectory: name.endsWith('/') }),
  }))
  return {
    files,
    items,
    getData: (type: string) => (type === 'text/html' ? html : ''),
  } as unknown as DataTransfer
}

function paste({ editor }: OpenedEditor, names: readonly string[], html = ''): boolean {
  const event = { clipboardData: transfer(names, html) } as unknown as ClipboardEvent
  return (
    editor.view.someProp('handlePaste', (handle) =>
      handle(editor.view, event, editor.state.selection.content()),
    ) ?? false
  )
}

async function added({ editor }: OpenedEditor, count = 1): Promise<void> {
  await vi.waitFor(() => {
    let found = 0
    editor.state.doc.descendants((node) => {
      if (node.type.name === attachmentType) found += 1
    })
    expect(found).toBe(count)
  })
}

const inNotes = (editor: OpenedEditor) => outline(editor.editor)

describe('where images and files go', () => {
  test('after the line the caret is in, with the caret under them', async () => {
    const body = open(paragraph('one'), paragraph('two'))
    caretAfter(body, 'one')
    expect(paste(body, ['a.png'])).toBe(true)
    await added(body)
    expect(inNotes(body)).toEqual(['paragraph: one', 'attachment: [a.png]', 'paragraph: ‸two'])
  })

  test('in the place of an empty line; where no line follows, one is made', async () => {
    const body = open(paragraph('one'), paragraph())
    body.editor.commands.setTextSelection(body.editor.state.doc.content.size - 1)
    paste(body, ['a.png'])
    await added(body)
    expect(inNotes(body)).toEqual(['paragraph: one', 'attachment: [a.png]', 'paragraph: ‸'])
  })

  test('under the headline of an item, which stays first', async () => {
    const body = open(agendaItem('i', 'ask', 'Budget'), agendaItem('j', 'win', 'Shipped'))
    caretAfter(body, 'Budget')
    paste(body, ['plan.pdf'])
    await added(body)
    expect(inNotes(body)).toEqual(['ask(5): Budget | [plan.pdf] | ‸', 'win(3): Shipped'])
  })

  test('under an empty headline too', async () => {
    const body = open(agendaItem('i', 'ask', ''))
    body.editor.commands.setTextSelection(2)
    paste(body, ['plan.pdf'])
    await added(body)
    expect(inNotes(body)).toEqual(['ask(5):  | [plan.pdf] | ‸'])
  })

  test('within a list, a quote and a table, in the part the caret is in', async () => {
    const body = open(
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('point')] }] },
      { type: 'blockquote', content: [paragraph('said')] },
      {
        type: 'table',
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('cell')] }] }],
      },
    )
    for (const [index, text] of ['point', 'said', 'cell'].entries()) {
      caretAfter(body, text)
      paste(body, [`${text}.png`])
      await added(body, index + 1)
    }
    expect(inNotes(body)).toEqual([
      'bulletList: point | [point.png] | ',
      'blockquote: said | [said.png] | ',
      'table: cell | [cell.png] | ‸',
    ])
  })

  test('several at once, in their order, as one step that undo takes back', async () => {
    const body = open(paragraph('one'))
    caretAfter(body, 'one')
    paste(body, ['a.png', 'b.pdf', 'c.png'])
    await added(body, 3)
    expect(inNotes(body)).toEqual([
      'paragraph: one',
      'attachment: [a.png]',
      'attachment: [b.pdf]',
      'attachment: [c.png]',
      'paragraph: ‸',
    ])
    undoManagerOf(body.editor.state)?.undo()
    expect(inNotes(body).map((line) => line.replace('‸', ''))).toEqual(['paragraph: one'])
  })

  test('where they were meant to go, whatever is written here and elsewhere meanwhile', async () => {
    const body = open(paragraph('one'), paragraph('two'))
    caretAfter(body, 'one')
    body.host.attachments.meanwhile = () => {
      // Another device, whose edit comes as one of the whole text.
      body.document.transact(() => {
        const fragment = body.document.getXmlFragment('body')
        const line = new Y.XmlElement('paragraph')
        line.insert(0, [new Y.XmlText('elsewhere')])
        fragment.insert(0, [line])
      })
      body.editor.commands.insertContentAt(body.editor.state.doc.content.size, '<p>here</p>')
      caretAfter(body, 'here')
    }
    paste(body, ['a.png'])
    await added(body)
    expect(inNotes(body)).toEqual([
      'paragraph: elsewhere',
      'paragraph: one',
      'attachment: [a.png]',
      'paragraph: two',
      'paragraph: here‸',
    ])
  })
})

describe('what is taken for files', () => {
  test('a copied picture, though HTML that only names it is beside it', () => {
    expect(paste(open(paragraph('one')), ['a.png'], '<img src="https://a.example/a.png">')).toBe(true)
  })

  test('not the picture that Word and Excel put beside their text', () => {
    const body = open(paragraph('one'))
    expect(paste(body, ['a.png'], '<style>p{}</style><table><tr><td>12</td></tr></table>')).toBe(false)
    expect(body.host.attachments.kept).toEqual([])
  })

  test('nothing, where nothing is pasted but text', () => {
    expect(paste(open(paragraph('one')), [])).toBe(false)
  })
})

test('a file that cannot be kept gets a word, and the text is as it was; others beside it are added', async () => {
  const body = open(paragraph('one'))
  caretAfter(body, 'one')
  body.host.attachments.refuse.add('film.mp4')
  paste(body, ['film.mp4'])
  await vi.waitFor(() => expect(body.host.said).toEqual(['Not added: film.mp4']))
  expect(inNotes(body)).toEqual(['paragraph: one‸'])
  expect(document.querySelector('.adding-progress')).toBeNull()

  paste(body, ['film.mp4', 'a.png'])
  await added(body)
  expect(body.host.said).toHaveLength(2)
})

test('a text that is closed while a file is on its way says so', async () => {
  const body = open(paragraph('one'))
  caretAfter(body, 'one')
  body.host.attachments.meanwhile = () => body.editor.destroy()
  paste(body, ['a.png'])
  await vi.waitFor(() =>
    expect(body.host.said).toEqual([
      'Not added: “a.png” was still on its way when its text was closed. Add it once more.',
    ]),
  )
  expect(readBody(body.document)).toEqual([paragraph('one')])
})
