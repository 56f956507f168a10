// @vitest-environment jsdom
import type { Editor } from '@tiptap/core'
// The commands these add to the editor's type.
import '@tiptap/extension-list'
import '@tiptap/extension-table'
import '@tiptap/starter-kit'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { agendaItem, type AgendaItemKind } from '@shared/body/agenda-item'
import { agendaPart } from '@shared/body/agenda-part'
import { attachmentNode } from '@shared/body/attachment'
import { paragraph, textOf, type BodyNode } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import { appendNodes } from '@shared/body/write-body'
import { insertAttachments } from '../../../src/renderer/editor/attachments/insert-attachments'
import { BodyGuard } from '../../../src/renderer/editor/guard/body-guard'
import { undoManagerOf } from '../../../src/renderer/editor/keys/begin-step'
import { changeKind } from '../../../src/renderer/editor/keys/change-kind'
import { itemAround } from '../../../src/renderer/editor/keys/find-item'
import { beginLine, handleItem } from '../../../src/renderer/editor/keys/lines'
import { fakeAttachment, openEditor, press, type OpenedEditor } from '../../support/editor'

const guard = new BodyGuard()

/** What every replica begins with: one of each block that holds others. */
const beginning: BodyNode[] = [
  agendaItem('a', 'ask', 'Air cover', { content: [paragraph('until May'), list('one', 'two')] }),
  paragraph('between'),
  list('alpha', 'beta'),
  {
    type: 'taskList',
    content: [{ type: 'taskItem', attrs: { checked: false }, content: [paragraph('task')] }],
  },
  { type: 'blockquote', content: [paragraph('said')] },
  {
    type: 'table',
    content: [row('r1a', 'r1b'), row('r2a', 'r2b')],
  },
  { type: 'codeBlock', content: [{ type: 'text', text: 'code' }] },
  attachmentNode(fakeAttachment('photo.png')),
  agendaItem('b', 'win', 'Fewer calls', { content: [attachmentNode(fakeAttachment('plan.pdf'))] }),
  agendaItem('c', 'problem', 'Users leave', {
    content: [
      agendaPart('since', 'March'),
      agendaPart('option', 'Later'),
      agendaPart('for', 'calm'),
      agendaPart('option'),
      agendaPart('for'),
      agendaPart('ask', 'two weeks'),
      agendaPart('listen', 'board'),
    ],
  }),
  agendaPart('handled', 'renewal'),
]

function list(...texts: string[]): BodyNode {
  return {
    type: 'bulletList',
    content: texts.map((text) => ({ type: 'listItem', content: [paragraph(text)] })),
  }
}

function row(...texts: string[]): BodyNode {
  return {
    type: 'tableRow',
    content: texts.map((text) => ({ type: 'tableCell', content: [paragraph(text)] })),
  }
}

function toKind(editor: Editor, kind: AgendaItemKind): void {
  const item = itemAround(editor.state.selection.$from)
  if (item) changeKind(editor.view, item.position, kind)
}

/** An edit: what, and where, as shares of the document so that it can be replayed on any. */
interface Edit {
  name: keyof typeof edits
  at: number
  to: number
}

const edits = {
  write: (editor: Editor) => editor.commands.insertContent('xyz'),
  enter: (editor: Editor) => press(editor, 'Enter') || editor.commands.enter(),
  backspace: (editor: Editor) => press(editor, 'Backspace'),
  erase: (editor: Editor) => editor.commands.deleteSelection(),
  heading: (editor: Editor) => editor.commands.toggleHeading({ level: 2 }),
  code: (editor: Editor) => editor.commands.toggleCodeBlock(),
  quote: (editor: Editor) => editor.commands.toggleBlockquote(),
  bullets: (editor: Editor) => editor.commands.toggleBulletList(),
  numbers: (editor: Editor) => editor.commands.toggleOrderedList(),
  tasks: (editor: Editor) => editor.commands.toggleTaskList(),
  sink: (editor: Editor) => editor.commands.sinkListItem('listItem'),
  lift: (editor: Editor) => editor.commands.liftListItem('listItem'),
  bold: (editor: Editor) => editor.commands.toggleBold(),
  inlineCode: (editor: Editor) => editor.commands.toggleCode(),
  up: (editor: Editor) => press(editor, 'ArrowUp', { altKey: true }),
  down: (editor: Editor) => press(editor, 'ArrowDown', { altKey: true }),
  detail: (editor: Editor) => press(editor, 'Enter', { shiftKey: true }),
  mention: (editor: Editor) =>
    editor.commands.insertContent({ type: 'mention', attrs: { id: 'p', label: 'Ana' } }),
  attach: (editor: Editor) =>
    insertAttachments(editor.view, editor.state.selection.head, [fakeAttachment('new.png')]),
  rename: (editor: Editor) => editor.commands.updateAttributes('attachment', { name: 'Renamed' }),
  table: (editor: Editor) => editor.commands.insertTable({ rows: 2, cols: 2 }),
  deleteRow: (editor: Editor) => editor.commands.deleteRow(),
  deleteColumn: (editor: Editor) => editor.commands.deleteColumn(),
  addColumn: (editor: Editor) => editor.commands.addColumnAfter(),
  takeOut: (editor: Editor) => {
    const { $from } = editor.state.selection
    if ($from.depth > 0) editor.view.dispatch(editor.state.tr.delete($from.before(1), $from.after(1)))
  },
  back: (editor: Editor) => press(editor, 'Tab', { shiftKey: true }),
  delete: (editor: Editor) => press(editor, 'Delete'),
  toProblem: (editor: Editor) => toKind(editor, 'problem'),
  toDecide: (editor: Editor) => toKind(editor, 'decide'),
  toBadNews: (editor: Editor) => toKind(editor, 'bad-news'),
  listen: (editor: Editor) => beginLine(editor.view, 'listen'),
  handle: (editor: Editor) => {
    const item = itemAround(editor.state.selection.$from)
    if (item) handleItem(editor.view, item.position, 'handled')
  },
  undo: (editor: Editor) => undoManagerOf(editor.state)?.undo(),
} satisfies Record<string, (editor: Editor) => unknown>

const anyEdit: fc.Arbitrary<Edit> = fc.record({
  name: fc.constantFrom(...(Object.keys(edits) as (keyof typeof edits)[])),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 0.1, noNaN: true }),
})

function apply({ editor }: OpenedEditor, { name, at, to }: Edit): void {
  const { size } = editor.state.doc.content
  const from = Math.floor(at * size)
  editor.commands.setTextSelection({ from, to: Math.min(size, from + Math.floor(to * size)) })
  undoManagerOf(editor.state)?.stopCapturing()
  edits[name](editor)
}

/** Every character of text in a body, wherever it stands, sorted; an image or file counts as one. */
function charactersOf(document: Y.Doc): string[] {
  const texts = (nodes: readonly BodyNode[]): string =>
    nodes
      .map((node) => (node.type === 'attachment' ? '▣' : (node.text ?? '')) + texts(node.content ?? []))
      .join('')
  return [...texts(readBody(document))].sort()
}

/** The characters of the first that the second does not have as often. */
function missingFrom(before: readonly string[], after: readonly string[]): string[] {
  const left = [...after]
  return before.filter((character) => {
    const index = left.indexOf(character)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}

let documentCount = 0

/** Of two that write at one place the number says which goes first: drawn by Yjs, a failure could not be repeated. */
function newDocument(): Y.Doc {
  const document = new Y.Doc()
  document.clientID = documentCount += 1
  return document
}

function documentFrom(...updates: Uint8Array[]): Y.Doc {
  const document = newDocument()
  for (const update of updates) Y.applyUpdate(document, update)
  return document
}

test('[A7] whatever two or three devices wrote at once, an editor bound to the merge keeps every character', () => {
  const base = newDocument()
  appendNodes(base, beginning)
  const start = Y.encodeStateAsUpdate(base)
  const replicas = fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 3 })

  fc.assert(
    fc.property(replicas, (editsOfEach) => {
      const opened = editsOfEach.map(() => openEditor(documentFrom(start)))
      try {
        for (const [index, edits] of editsOfEach.entries()) {
          for (const edit of edits) if (opened[index]) apply(opened[index], edit)
        }
        const states = opened.map(({ document }) => Y.encodeStateAsUpdate(document))
        const merged = documentFrom(...states)
        const expected = charactersOf(merged)

        expect(guard.inspect(merged).kind).not.toBe('newer')
        if (guard.inspect(merged).kind === 'broken') guard.repair(merged)
        expect(guard.inspect(merged)).toEqual({ kind: 'fits' })
        const bound = openEditor(merged)
        bound.close()
        expect(charactersOf(merged)).toEqual(expected)

        // And in the editors that were open all the while.
        const [first] = opened
        const all = Y.mergeUpdates(states)
        if (first) Y.applyUpdate(first.document, all)
        expect(first && charactersOf(first.document)).toEqual(expected)
      } finally {
        for (const { close } of opened) close()
      }
    }),
    { numRuns: 60 },
  )
}, 180_000)

test('[A7] whatever a merge left of known blocks, it is repaired and then binds without losing a character', () => {
  const names = [
    'paragraph',
    'bulletList',
    'listItem',
    'taskItem',
    'table',
    'tableRow',
    'tableCell',
    'agendaItem',
    'agendaPart',
    'codeBlock',
    'blockquote',
    'mention',
  ]
  const { node } = fc.letrec<{ node: BodyNode; text: BodyNode }>((tie) => ({
    text: fc.record({
      type: fc.constant('text'),
      text: fc.string({ minLength: 1, maxLength: 5 }),
      marks: fc.subarray([{ type: 'bold' }, { type: 'code' }]),
    }),
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('text'),
      fc.record({
        type: fc.constantFrom(...names),
        content: fc.array(tie('node'), { maxLength: 3 }),
      }),
    ),
  }))

  fc.assert(
    fc.property(fc.array(node, { maxLength: 4 }), (nodes) => {
      const document = newDocument()
      appendNodes(document, nodes)
      const expected = charactersOf(document)
      if (guard.inspect(document).kind === 'broken') guard.repair(document)
      expect(guard.inspect(document)).toEqual({ kind: 'fits' })
      expect(missingFrom(expected, charactersOf(document))).toEqual([])
      openEditor(document).close()
      expect(missingFrom(expected, charactersOf(document))).toEqual([])
    }),
    { numRuns: 150 },
  )
}, 180_000)

/** What one device does to a problem while another one writes in its parts. */
const restructurings = {
  toDecide: (editor: Editor) => toKind(editor, 'decide'),
  toRisk: (editor: Editor) => toKind(editor, 'risk'),
  addOption: (editor: Editor) => {
    editor.commands.setTextSelection(endOfPart(editor, 'against', 1))
    press(editor, 'Enter')
  },
  tick: (editor: Editor) => editor.view.dispatch(editor.state.tr.setNodeAttribute(0, 'ticked', true)),
}

function endOfPart(editor: Editor, part: string, which: number): number {
  const ends: number[] = []
  editor.state.doc.descendants((node, position) => {
    if (node.attrs['part'] === part) ends.push(position + 1 + node.content.size)
  })
  return ends[which] ?? 1
}

test('[A7] what is written in the parts of an item stays where it was written, whatever becomes of the item elsewhere', () => {
  const filled = ['since', 'option', 'for', 'against', 'recommendation'] as const
  const base = newDocument()
  const problem = [
    agendaPart('since', 'March'),
    agendaPart('cost'),
    agendaPart('option', 'One'),
    agendaPart('for', 'calm'),
    agendaPart('against', 'slow'),
    agendaPart('option', 'Two'),
    agendaPart('for'),
    agendaPart('against', 'dear'),
    agendaPart('recommendation', 'A'),
    agendaPart('ask'),
  ]
  appendNodes(base, [agendaItem('a', 'problem', 'Users leave', { content: problem }), paragraph('below')])
  const start = Y.encodeStateAsUpdate(base)
  const anyRestructuring = fc.constantFrom(
    ...(Object.keys(restructurings) as (keyof typeof restructurings)[]),
  )
  const writing = fc.record({
    part: fc.constantFrom(...filled),
    words: fc.stringMatching(/^[a-z]{1,8}$/),
  })
  fc.assert(
    fc.property(anyRestructuring, fc.array(writing, { minLength: 1, maxLength: 4 }), (name, writings) => {
      const here = openEditor(documentFrom(start))
      const there = openEditor(documentFrom(start))
      try {
        restructurings[name](here.editor)
        for (const { part, words } of writings) {
          there.editor.commands.setTextSelection(endOfPart(there.editor, part, 0))
          there.editor.commands.insertContent(` ${words}`)
        }
        const wanted = partsOf(there.document)
        Y.applyUpdate(here.document, Y.encodeStateAsUpdate(there.document))
        Y.applyUpdate(there.document, Y.encodeStateAsUpdate(here.document))
        expect(partsOf(here.document)).toEqual(partsOf(there.document))
        for (const part of filled) {
          const words = wanted.filter(([name, text]) => name === part && text !== '')
          expect(partsOf(here.document)).toEqual(expect.arrayContaining(words))
        }
      } finally {
        here.close()
        there.close()
      }
    }),
    { numRuns: 60 },
  )
}, 180_000)

function partsOf(document: Y.Doc): [string, string][] {
  return readBody(document)
    .flatMap(({ content = [] }) => content)
    .filter(({ type }) => type === 'agendaPart')
    .map((node) => [String(node.attrs?.['part']), textOf(node)])
}
