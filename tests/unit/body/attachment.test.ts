// @vitest-environment jsdom
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { agendaItem } from '@shared/body/agenda-item'
import { attachmentNode, readAttachment, type Attachment } from '@shared/body/attachment'
import { paragraph, type BodyNode } from '@shared/body/body-node'
import { projectBody } from '@shared/body/project-body'
import { readBody } from '@shared/body/read-body'
import { appendNodes } from '@shared/body/write-body'
import { briefStyles } from '@shared/documents/kinds/person'
import { renderBrief } from '@shared/domain/brief/render-brief'
import { bodyMarkdown } from '../../../src/main/transfer/body-markdown'
import { BodyGuard } from '../../../src/renderer/editor/guard/body-guard'
import { readableContent } from '../../../src/renderer/editor/readable-content'
import { bodySchema } from '../../../src/renderer/editor/schema/body-extensions'
import { openEditor } from '../../support/editor'

const chunk = (letter: string) => letter.repeat(64)
const photo: Attachment = {
  id: 'photo',
  name: 'The new office.png',
  type: 'image/png',
  bytes: 600_000,
  width: 1600,
  height: 900,
  chunks: [chunk('a'), chunk('b')],
  thumbnail: 'UklGRh4AAABXRUJQ',
}
const plan: Attachment = {
  ...photo,
  id: 'plan',
  name: 'Plan_Q3 [final].pdf',
  type: 'application/pdf',
  width: 0,
  height: 0,
  chunks: [chunk('c')],
  thumbnail: null,
}

function bodyOf(...nodes: BodyNode[]): Y.Doc {
  const document = new Y.Doc()
  appendNodes(document, nodes)
  return document
}

test('what is written is read as it was, in the body and through an editor', () => {
  const document = bodyOf(
    attachmentNode(photo),
    agendaItem('i', 'ask', 'Budget', { content: [attachmentNode(plan)] }),
  )
  const read = () => {
    const [first, item] = readBody(document)
    return [readAttachment(first?.attrs), readAttachment(item?.content?.[1]?.attrs)]
  }
  expect(read()).toEqual([photo, plan])
  openEditor(document).close()
  expect(read()).toEqual([photo, plan])
})

test('attributes that are not what they should be read as their defaults', () => {
  expect(readAttachment(undefined)).toEqual({
    id: '',
    name: 'Untitled',
    type: 'application/octet-stream',
    bytes: 0,
    width: 0,
    height: 0,
    chunks: [],
    thumbnail: null,
  })
  const odd = { name: 7, type: 'text/html; x=<b>', bytes: -1, width: 'wide', height: NaN, chunks: ['a'] }
  expect(readAttachment(odd)).toMatchObject({ name: 'Untitled', bytes: 0, width: 0, height: 0, chunks: [] })
  expect(readAttachment(odd).type).toBe('application/octet-stream')
})

test('the projection has its name as text and the chunks it consists of, each once', () => {
  const nodes = [
    paragraph('one'),
    attachmentNode(photo),
    agendaItem('i', 'ask', 'Budget', {
      content: [attachmentNode(plan), attachmentNode({ ...photo, id: 'again' })],
    }),
  ]
  const projection = projectBody(readBody(bodyOf(...nodes)))
  expect(projection.chunks).toEqual([chunk('a'), chunk('b'), chunk('c')])
  expect(projection.text).toContain('The new office.png')
  expect(projection.items).toMatchObject([{ headline: 'Budget', hasDetail: true }])
})

test('a newer version’s attribute is kept, and the body is shown without being bound', () => {
  const node = { ...attachmentNode(photo), attrs: { ...attachmentNode(photo).attrs, caption: 'Spring' } }
  const document = bodyOf(node)
  expect(new BodyGuard().inspect(document)).toEqual({ kind: 'newer', unknown: ['attachment.caption'] })
  expect(readBody(document)[0]?.attrs?.['caption']).toBe('Spring')
  expect(readableContent(readBody(document), bodySchema()).content?.[0]?.type).toBe('attachment')
})

test('where one may not stand, its name stays as words', () => {
  const document = bodyOf({ type: 'paragraph', content: [attachmentNode(photo)] })
  const guard = new BodyGuard()
  expect(guard.inspect(document).kind).toBe('broken')
  guard.repair(document)
  expect(guard.inspect(document).kind).toBe('fits')
  expect(projectBody(readBody(document)).text.trim()).toBe('The new office.png')
})

test.each(briefStyles)('a brief (%s) names it, and holds nothing else of it', (style) => {
  const nodes = [agendaItem('i', 'ask', 'Budget', { content: [attachmentNode(plan)] }), attachmentNode(photo)]
  const brief = renderBrief({
    person: { name: 'Maria' },
    meeting: { title: '', start: '2026-11-22T14:00', minutes: 30, place: '' },
    nodes,
    style,
  })
  expect(brief.text).toContain('Plan_Q3 [final].pdf')
  expect(brief.text).toContain('The new office.png')
  for (const form of Object.values(brief)) {
    expect(form).not.toContain(chunk('a'))
    expect(form).not.toContain(chunk('c'))
    expect(form).not.toContain('UklGR')
    expect(form).not.toContain('<img')
  }
})

test('as Markdown it leads to its path, and without one it is its name', () => {
  const at = (attachment: Attachment, path: string) => ({
    ...attachmentNode(attachment),
    attrs: { ...attachmentNode(attachment).attrs, path },
  })
  expect(bodyMarkdown([at(photo, '../Attachments/a.png'), at(plan, '../Attachments/b <1>.pdf')])).toBe(
    '![The new office.png](<../Attachments/a.png>)\n\n[Plan\\_Q3 \\[final\\].pdf](<../Attachments/b %3C1%3E.pdf>)',
  )
  expect(bodyMarkdown([attachmentNode(photo)])).toBe('The new office.png')
})
