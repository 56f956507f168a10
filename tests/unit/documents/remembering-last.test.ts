import { expect, test, vi } from 'vitest'
import { rememberingLast } from '../../../src/renderer/documents/remembering-last'

test('what was asked last is not derived again; anything else is', () => {
  const derive = vi.fn<(rows: readonly number[], factor: number) => number[]>((rows, factor) =>
    rows.map((row) => row * factor),
  )
  const remembered = rememberingLast(derive)
  const rows = [1, 2]
  const first = remembered(rows, 2)
  expect(remembered(rows, 2)).toBe(first)
  expect(derive).toHaveBeenCalledTimes(1)
  expect(remembered(rows, 3)).toEqual([3, 6])
  expect(remembered([...rows], 3)).toEqual([3, 6])
  expect(remembered(rows, 2)).toEqual([2, 4])
  expect(derive).toHaveBeenCalledTimes(4)
})

test('a value of nothing is remembered as well', () => {
  const derive = vi.fn<(rows: readonly number[]) => undefined>(() => undefined)
  const remembered = rememberingLast(derive)
  const rows: number[] = []
  remembered(rows)
  remembered(rows)
  expect(derive).toHaveBeenCalledTimes(1)
})
