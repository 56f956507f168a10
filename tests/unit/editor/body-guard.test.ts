// @vitest-environment jsdom
import { getSchema, Node } from '@tiptap/core'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { agendaItem } from '@shared/body/agenda-item'
import { agendaPart, agendaPartType } from '@shared/body/agenda-part'
import { paragraph, plainText, type BodyNode } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import { appendNodes } from '@shared/body/write-body'
import { BodyGuard } from '../../../src/renderer/editor/guard/body-guard'
import { AgendaItemNode } from '../../../src/renderer/editor/schema/agenda-item-node'
import { bodyExtensions, bodySchema } from '../../../src/renderer/editor/schema/body-extensions'
import { readableContent } from '../../../src/renderer/editor/readable-content'
import { openEditor } from '../../support/editor'

const guard = new BodyGuard()

function bodyOf(nodes: BodyNode[]): Y.Doc {
  const document = new Y.Doc()
  appendNodes(document, nodes)
  return document
}

function list(...items: BodyNode[][]): BodyNode {
  return { type: 'bulletList', content: items.map((content) => ({ type: 'listItem', content })) }
}

const newer: [string, BodyNode, string][] = [
  ['a node', { type: 'poll', content: [paragraph('Which day?')] }, 'poll'],
  ['a node deep inside', list([{ type: 'poll', content: [paragraph('Which day?')] }]), 'poll'],
  [
    'an attribute of a node',
    { ...agendaItem('a', 'ask', 'Budget'), attrs: { id: 'a', urgency: 3 } },
    'agendaItem.urgency',
  ],
  [
    'a mark',
    { type: 'paragraph', content: [{ type: 'text', text: 'loud', marks: [{ type: 'highlight' }] }] },
    'highlight',
  ],
  [
    'an attribute of a mark',
    {
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: 'there',
          marks: [{ type: 'link', attrs: { href: 'https://a.example', note: 'x' } }],
        },
      ],
    },
    'link.note',
  ],
]

test.each(newer)(
  '[A7] %s of a newer version is found, and asking changes nothing',
  (_what, node, unknown) => {
    const document = bodyOf([paragraph('Known'), node])
    const before = Y.encodeStateAsUpdate(document)
    let updates = 0
    document.on('update', () => (updates += 1))
    expect(guard.inspect(document)).toEqual({ kind: 'newer', unknown: [unknown] })
    expect(updates).toBe(0)
    expect(Y.encodeStateAsUpdate(document)).toEqual(before)
  },
)

test('[A7] an object in a text is of a newer version', () => {
  const document = bodyOf([])
  const text = new Y.XmlText()
  const element = new Y.XmlElement('paragraph')
  document.getXmlFragment('body').push([element])
  element.push([text])
  text.insertEmbed(0, { chart: 1 })
  expect(guard.inspect(document)).toEqual({ kind: 'newer', unknown: ['embed'] })
})

test.each(newer)('[A7] %s of a newer version is shown by its words', (_what, node) => {
  const content = readableContent([paragraph('Known'), node], bodySchema())
  const shown = bodySchema().nodeFromJSON(content)
  shown.check()
  expect(shown.textContent).toBe(`Known${plainText([node]).replaceAll('\n', '')}`)
})

const fitting: [string, BodyNode[]][] = [
  ['an empty body', []],
  ['an item without anything in it', [{ type: 'agendaItem', attrs: { id: 'a', kind: 'ask' } }]],
  [
    'parts of an item, empty ones too',
    [agendaItem('a', 'risk', 'On call', { content: [agendaPart('impact'), agendaPart('listen', 'board')] })],
  ],
  ['a part of a newer version', [{ type: 'agendaPart', attrs: { part: 'odds' } }]],
  [
    'parts of which a merge took the headline',
    [{ type: 'agendaItem', attrs: { id: 'a', kind: 'risk' }, content: [agendaPart('impact', 'high')] }],
  ],
  [
    'an item of a kind this version does not know',
    [{ type: 'agendaItem', attrs: { id: 'a', kind: 'metric' } }],
  ],
  ['a list that begins with a list', [list([list([paragraph('deep')])])]],
  [
    'a body that templates write',
    [agendaItem('a', 'ask', 'Budget', { ref: 'capture:1', content: [paragraph('x')] })],
  ],
]

test.each(fitting)('%s fits, and binding it changes nothing', (_what, nodes) => {
  const document = bodyOf(nodes)
  const before = JSON.stringify(readBody(document))
  expect(guard.inspect(document)).toEqual({ kind: 'fits' })
  openEditor(document).close()
  expect(JSON.stringify(readBody(document))).toBe(before)
})

const inList: BodyNode = { type: 'listItem', content: [paragraph('lost item')] }
const broken: [string, BodyNode[]][] = [
  ['a text outside any block', [{ type: 'text', text: 'loose' }, paragraph('kept')]],
  ['an item of a list outside one', [inList, paragraph('kept')]],
  ['a cell outside a table', [{ type: 'tableCell', content: [paragraph('cell')] }]],
  ['an empty list with words after it', [list(), paragraph('kept')]],
  ['an empty item of a list', [list([], [paragraph('second')])]],
  ['words directly in a list', [{ type: 'bulletList', content: [{ type: 'text', text: 'bare' }] }]],
  ['a line in a line', [{ type: 'paragraph', content: [{ type: 'text', text: 'a' }, paragraph('b')] }]],
  [
    'bold in code',
    [{ type: 'codeBlock', content: [{ type: 'text', text: 'x = 1', marks: [{ type: 'bold' }] }] }],
  ],
  [
    'a person in code',
    [{ type: 'codeBlock', content: [{ type: 'mention', attrs: { id: 'p', label: 'Maria' } }] }],
  ],
  [
    'an agenda item in an agenda item',
    [agendaItem('a', 'ask', 'outer', { content: [agendaItem('b', 'win', 'inner')] })],
  ],
  ['a part in a list', [list([agendaPart('since', 'March')])]],
  ['a line in a part', [{ ...agendaPart('since', 'March'), content: [paragraph('inner')] }]],
  ['a table without rows', [{ type: 'table' }, paragraph('kept')]],
  ['a mention between blocks', [{ type: 'mention', attrs: { id: 'p', label: 'Maria' } }, paragraph('kept')]],
]

test.each(broken)('[A7] %s is repaired without losing a character', (_what, nodes) => {
  const document = bodyOf(nodes)
  const before = charactersOf(document)
  expect(guard.inspect(document)).toEqual({ kind: 'broken' })
  guard.repair(document)
  expect(guard.inspect(document)).toEqual({ kind: 'fits' })
  expect(charactersOf(document)).toBe(before)
  const { editor, close } = openEditor(document)
  expect(charactersOf(document)).toBe(before)
  editor.state.doc.check()
  close()
})

/** The words of a body, wherever they stand. */
function charactersOf(document: Y.Doc): string {
  return plainText(readBody(document)).replaceAll(/\s/g, '')
}

/** As it was before agendas had labelled parts. */
function schemaWithoutParts() {
  return getSchema(
    bodyExtensions({ agendaItem: AgendaItemNode.extend({ content: 'block*' }) })
      .filter(({ name }) => name !== agendaPartType)
      .map((extension) =>
        extension instanceof Node && extension.name === 'doc'
          ? extension.extend({ content: '(block | agendaItem)+' })
          : extension,
      ),
  )
}

test('[A7] a version that knows no parts shows every word of them, binds nothing and changes nothing', () => {
  const older = schemaWithoutParts()
  const nodes = [
    agendaItem('a', 'problem', 'Users leave', {
      content: [agendaPart('since', 'March'), agendaPart('cost'), agendaPart('option', 'Later billing')],
    }),
    agendaPart('handled', 'The renewal'),
  ]
  const document = bodyOf(nodes)
  const before = Y.encodeStateAsUpdate(document)
  expect(new BodyGuard(older).inspect(document)).toEqual({ kind: 'newer', unknown: [agendaPartType] })
  const shown = older.nodeFromJSON(readableContent(readBody(document), older))
  shown.check()
  expect(shown.textBetween(0, shown.content.size, ' | ')).toBe(
    'Users leave | March | Later billing | The renewal',
  )
  expect(Y.encodeStateAsUpdate(document)).toEqual(before)
  // And what it wrote before, this one reads as it is.
  expect(
    guard.inspect(bodyOf([agendaItem('a', 'problem', 'Users leave', { content: [paragraph('A: wait')] })])),
  ).toEqual({
    kind: 'fits',
  })
})
