// @vitest-environment jsdom
import { act, createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PendingWrites } from '../../../src/renderer/documents/pending-writes'
import { useFieldDraft, type FieldDraft } from '../../../src/renderer/documents/use-field-draft'
import { FakeBridge } from '../../support/fake-bridge'

const bridge = new FakeBridge().install()
const pending = new PendingWrites()
let saved: string[]
let field: FieldDraft | undefined
let unmount: () => void

function Field({ show }: { show: (draft: FieldDraft) => void }) {
  show(useFieldDraft('Churn', (text) => saved.push(text), pending))
  return null
}

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  bridge.reset()
  bridge.answers = { 'app.flushed': () => ({}) }
  saved = []
  const root = createRoot(document.createElement('div'))
  unmount = () => act(() => root.unmount())
  await act(() => root.render(createElement(Field, { show: (draft) => (field = draft) })))
})
afterEach(() => {
  unmount()
  vi.unstubAllGlobals()
})

test('what was just typed in a field is saved before the window closes', async () => {
  act(() => field?.change('Churn under 3 %'))
  expect(pending.state.pending).toBe(1)
  act(() => bridge.emit('app.flush', { requestId: 'quit' }))
  await vi.waitFor(() => expect(bridge.made.map(({ name }) => name)).toContain('app.flushed'))
  expect(saved).toEqual(['Churn under 3 %'])
  expect(pending.state.pending).toBe(0)
})

test('typing back what was there before is saved too, while the edit before it is still under way', () => {
  act(() => field?.change('Churn under 3 %'))
  act(() => field?.leave())
  act(() => field?.change('Churn'))
  act(() => field?.leave())
  expect(saved).toEqual(['Churn under 3 %', 'Churn'])
})

test('half a word of an input method is not saved; the word is, once it is there', () => {
  vi.useFakeTimers()
  try {
    act(() => field?.compose(true))
    act(() => field?.change('ち'))
    act(() => void vi.advanceTimersByTime(5000))
    expect(saved).toEqual([])
    expect(pending.state.pending).toBe(1)
    act(() => field?.change('知'))
    act(() => field?.compose(false))
    act(() => void vi.advanceTimersByTime(5000))
    expect(saved).toEqual(['知'])
  } finally {
    vi.useRealTimers()
  }
})
