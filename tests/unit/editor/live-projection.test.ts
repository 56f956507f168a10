// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph, type BodyNode } from '@shared/body/body-node'
import { projectBody, type BodyProjection } from '@shared/body/project-body'
import { LiveProjection } from '../../../src/renderer/editor/live-projection'
import { openEditor, type OpenedEditor } from '../../support/editor'

let opened: OpenedEditor
let live: LiveProjection
let published: BodyProjection[]

beforeEach(() => {
  opened = openEditor([
    agendaItem('one', 'ask', 'Ask for a second designer', { content: [paragraph('Because')] }),
    paragraph('A line'),
  ])
  published = []
  live = new LiveProjection((projection) => published.push(projection))
  look()
})

afterEach(() => opened.close())

function look(): void {
  live.changed(() => opened.editor.state.doc)
  live.flush()
}

function type(text: string, after: string): void {
  const { state, view } = opened.editor
  let end = -1
  state.doc.descendants((node, position) => {
    if (node.text === after) end = position + node.nodeSize
  })
  view.dispatch(state.tr.insertText(text, end))
  look()
}

const whole = () => projectBody(opened.editor.state.doc.toJSON().content as BodyNode[])

test('what lists, totals and findings speak of is published', () => {
  type(' now', 'Ask for a second designer')
  expect(published.at(-1)?.items[0]?.headline).toBe('Ask for a second designer now')
  const { state, view } = opened.editor
  view.dispatch(state.tr.setNodeAttribute(0, 'minutes', 25))
  look()
  expect(published.at(-1)?.items[0]?.minutes).toBe(25)
  view.dispatch(opened.editor.state.tr.delete(0, opened.editor.state.doc.child(0).nodeSize))
  look()
  expect(published).toHaveLength(4)
  expect(published.at(-1)).toEqual(whole())
})

test('words in a detail are published, since findings speak of them', () => {
  type(' of the launch', 'Because')
  expect(published.at(-1)?.items[0]?.detail).toBe('Because of the launch')
  expect(published.at(-1)).toEqual(whole())
})

test.each([
  { told: 'each change is told with what made it', isTold: true },
  { told: 'nothing but that there was a change is told', isTold: false },
])('a headline is published in a pause, a detail when the writing rests: $told', ({ isTold }) => {
  vi.useFakeTimers()
  try {
    const write = (text: string, after: string) => {
      const { state, view } = opened.editor
      let end = -1
      state.doc.descendants((node, position) => {
        if (node.text === after) end = position + node.nodeSize
      })
      const transaction = state.tr.insertText(text, end)
      view.dispatch(transaction)
      live.changed(() => opened.editor.state.doc, isTold ? [transaction] : [])
      vi.advanceTimersByTime(200)
    }
    write(' of the launch', 'Because')
    expect(published).toHaveLength(1)
    write(' now', 'Ask for a second designer')
    expect(published.at(-1)?.items[0]?.headline).toBe('Ask for a second designer now')
    write(' in May', 'Because of the launch')
    vi.advanceTimersByTime(400)
    expect(published.at(-1)?.items[0]?.detail).toBe('Because of the launch in May')
    expect(published.at(-1)).toEqual(whole())
  } finally {
    vi.useRealTimers()
  }
})

test('words in a line are not, and are in the text of what was', () => {
  type(' of text', 'A line')
  expect(published).toHaveLength(1)
  expect(published[0]).toEqual(whole())
  expect(published[0]?.text).toContain('Because\nA line of text')
})

test('a mention in a detail, a detail that begins or ends, and its lines are', () => {
  const { state, view } = opened.editor
  const detail = state.doc.child(0).child(0).nodeSize + 2
  const mention = state.schema.node('mention', { id: 'maria', label: 'Maria' })
  view.dispatch(state.tr.insert(detail, mention))
  look()
  expect(published.at(-1)?.personIds).toEqual(['maria'])
  type(' and more', 'Because')
  expect(published).toHaveLength(3)
  view.dispatch(opened.editor.state.tr.delete(detail, detail + 1 + 'Because and more'.length))
  look()
  expect(published.at(-1)).toMatchObject({ personIds: [], items: [{ hasDetail: false }] })
  view.dispatch(opened.editor.state.tr.insertText('Since', detail))
  look()
  expect(published.at(-1)?.items[0]?.hasDetail).toBe(true)
  expect(published).toHaveLength(5)
  expect(published.at(-1)).toEqual(whole())
})

test('the first and the last word of a line are', () => {
  const { state, view } = opened.editor
  view.dispatch(state.tr.delete(0, state.doc.child(0).nodeSize))
  look()
  view.dispatch(opened.editor.state.tr.delete(1, 1 + 'A line'.length))
  look()
  expect(published).toHaveLength(3)
  expect(published.at(-1)?.text).toBe('')
})
