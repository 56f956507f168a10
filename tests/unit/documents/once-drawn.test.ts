import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { call } from '../../../src/renderer/documents/bridge'
import { onceDrawn } from '../../../src/renderer/documents/once-drawn'
import { FakeBridge } from '../../support/fake-bridge'

const bridge = new FakeBridge().install()
const list = (kind: 'person' | 'meeting' | 'win') => call('rows.list', { kinds: [kind] })
/** Has the page draw, if it was asked to. */
let drawFrame: () => void

beforeEach(() => {
  vi.useFakeTimers()
  bridge.reset()
  drawFrame = () => undefined
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => {
    drawFrame = draw
  })
})

afterEach(() => {
  vi.runAllTimers()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('runs behind the frame that shows it', async () => {
  const run = vi.fn<() => Promise<string>>(async () => 'done')
  const outcome = onceDrawn(run)
  drawFrame()
  expect(run).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(run).toHaveBeenCalledOnce()
  expect(await outcome).toBe('done')
})

test('runs all the same in a window that draws no frames', async () => {
  const run = vi.fn<() => Promise<void>>(async () => undefined)
  const outcome = onceDrawn(run)
  vi.advanceTimersByTime(100)
  expect(run).toHaveBeenCalledOnce()
  await outcome
})

test('calls leave in the order in which they were made, whatever waits to be drawn', async () => {
  bridge.answers['rows.list'] = () => '[]'
  const waiting = (['person', 'meeting'] as const).map((kind) => onceDrawn(() => list(kind)))
  const atOnce = list('win')
  await Promise.all([...waiting, atOnce])
  expect(bridge.made.map(({ args }) => args)).toEqual(
    ['person', 'meeting', 'win'].map((kind) => ({ kinds: [kind] })),
  )
})

test('what fails fails for who asked', async () => {
  const outcome = onceDrawn(() => Promise.reject(new Error('The disk is full.')))
  vi.advanceTimersByTime(100)
  await expect(outcome).rejects.toThrow('The disk is full.')
})
