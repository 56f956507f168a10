// @vitest-environment jsdom
import { act, createElement, useEffect } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, test } from 'vitest'
import { HeardField } from '../../../src/renderer/features/meeting-mode/HeardField'
import { useHeardDraft, type HeardDraft } from '../../../src/renderer/features/people/use-heard-draft'
import { FakeBridge } from '../../support/fake-bridge'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const bridge = new FakeBridge().install()
let root: Root | undefined
const close = () => act(async () => root?.unmount())
afterEach(close)

/** The line, and what it is drawn from. */
async function open(
  meetingId = 'now',
): Promise<{ element: HTMLElement; type: (text: string) => Promise<void> }> {
  const shown: { draft?: HeardDraft } = {}
  const Line = ({ onDrawn }: { onDrawn: (draft: HeardDraft) => void }) => {
    const draft = useHeardDraft(meetingId)
    useEffect(() => onDrawn(draft))
    return createElement(HeardField, { draft, onKeep: () => undefined, onClose: () => undefined })
  }
  const onDrawn = (draft: HeardDraft) => {
    shown.draft = draft
  }
  const element = document.body.appendChild(document.createElement('div'))
  root = createRoot(element)
  await act(async () => root?.render(createElement(Line, { onDrawn })))
  return { element, type: (text) => act(async () => shown.draft?.set(text)) }
}

const typed = (element: HTMLElement) => element.querySelector('input')?.value

test('a line that this device cannot keep says so, is there again on the next screen, and goes to disk later', async () => {
  const kept: unknown[] = []
  const taking = {
    'deviceState.write': ({ value }: { value?: unknown }) => {
      kept.push(value)
      return {}
    },
  }
  bridge.answers = { 'deviceState.read': () => null }
  const { element, type } = await open()
  await type('Afraid of the board')
  await expect.poll(() => element.textContent).toContain('could not be written to this device')
  expect(element.textContent).toContain('stays here')
  expect(typed(element)).toBe('Afraid of the board')
  await close()
  const again = await open()
  expect(typed(again.element)).toBe('Afraid of the board')
  bridge.answers = { ...bridge.answers, ...taking }
  await again.type('Afraid of the board, I think')
  await expect.poll(() => kept).toEqual([{ text: 'Afraid of the board, I think' }])
  await expect.poll(() => again.element.textContent).not.toContain('could not be written')
})

test('an empty line that cannot be kept is no loss, and nothing is said', async () => {
  bridge.answers = { 'deviceState.read': () => null }
  const { element, type } = await open()
  await type('A')
  await expect.poll(() => element.textContent).toContain('could not be written')
  await type('')
  expect(element.textContent).not.toContain('could not be written')
})

test('what was begun in one 1:1 is still there after a line was begun in the next', async () => {
  const kept = new Map<string, unknown>()
  bridge.answers = {
    'deviceState.read': ({ key }) => kept.get(key) ?? null,
    'deviceState.write': ({ key, value }) => {
      kept.set(key, value)
      return {}
    },
  }
  for (const [meetingId, text] of [
    ['maria', 'Afraid of the board'],
    ['paul', 'Wants'],
  ] as const) {
    await (await open(meetingId)).type(text)
    await close()
  }
  await expect.poll(() => kept.size).toBe(2)
  expect(typed((await open('maria')).element)).toBe('Afraid of the board')
})

test('a line that is damaged on this device is there as far as it can be read, and says so until it is typed in', async () => {
  const meetingId = 'damaged'
  bridge.answers = {
    'deviceState.read': () => '{"text":"Afraid of the board]',
    'deviceState.write': () => ({}),
  }
  const { element, type } = await open(meetingId)
  await expect.poll(() => typed(element)).toBe('Afraid of the board]')
  expect(element.textContent).toContain('was damaged on this device')
  await type('Afraid of the board')
  await expect.poll(() => element.textContent).not.toContain('was damaged')
})

test('a line that could not be read of a damaged vault is there once that was put together again', async () => {
  bridge.answers = {}
  const { element } = await open('rebuilt')
  expect(typed(element)).toBe('')
  bridge.answers = { 'deviceState.read': () => ({ text: 'Afraid of the board' }) }
  await act(async () => bridge.emit('workspace.replaced', { incarnation: 'another' }))
  await expect.poll(() => typed(element)).toBe('Afraid of the board')
})
