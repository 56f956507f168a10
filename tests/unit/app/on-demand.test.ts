import { createElement, Suspense } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { onDemand } from '../../../src/renderer/app/on-demand'

const Words = ({ words }: { words: string }) => createElement('p', null, words)

test('shows the fallback while its script comes, and none where it came beforehand', async () => {
  const read = vi.fn<() => Promise<typeof Words>>(() => Promise.resolve(Words))
  const Screen = onDemand(read)
  const draw = () =>
    renderToString(
      createElement(Suspense, { fallback: 'loading' }, createElement(Screen, { words: 'Signals' })),
    )
  expect(draw()).toContain('loading')
  await Screen.load()
  expect(draw()).toContain('<p>Signals</p>')
  const asked = read.mock.calls.length
  await Screen.load()
  expect(read).toHaveBeenCalledTimes(asked)
})

test('a script that did not come is asked for again', async () => {
  const read = vi
    .fn<() => Promise<typeof Words>>()
    .mockRejectedValueOnce(new Error('gone'))
    .mockResolvedValueOnce(Words)
  const Screen = onDemand(read)
  await expect(Screen.load()).rejects.toThrow('gone')
  await expect(Screen.load()).resolves.toBe(Words)
})
