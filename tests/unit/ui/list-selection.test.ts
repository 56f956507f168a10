import { expect, test } from 'vitest'
import {
  clearSelected,
  extendTo,
  moveTo,
  nothingSelected,
  selectAll,
  toggle,
  type ListSelection,
} from '../../../src/renderer/ui/list-selection'

const ids = ['a', 'b', 'c', 'd', 'e']
const selectedIn = ({ selected }: ListSelection) => [...selected].sort().join('')
const extend = (selection: ListSelection, ...to: string[]) =>
  to.reduce((state, id) => extendTo(state, ids, id), selection)

test('a range grows and shrinks from where it began', () => {
  const begun = moveTo(nothingSelected, 'b')
  expect(selectedIn(extend(begun, 'c', 'd'))).toBe('bcd')
  expect(selectedIn(extend(begun, 'c', 'd', 'c'))).toBe('bc')
  expect(selectedIn(extend(begun, 'c', 'b', 'a'))).toBe('ab')
})

test('a range is added to what was selected elsewhere', () => {
  const some = moveTo(toggle(nothingSelected, 'e'), 'a')
  expect(selectedIn(extend(some, 'b'))).toBe('abe')
})

test('selecting again takes out, and walking selects nothing', () => {
  const one = toggle(nothingSelected, 'b')
  expect(one).toMatchObject({ activeId: 'b', anchorId: 'b' })
  expect(selectedIn(moveTo(one, 'd'))).toBe('b')
  expect(selectedIn(toggle(one, 'b'))).toBe('')
})

test('all, and none', () => {
  const all = selectAll(moveTo(nothingSelected, 'c'), ids)
  expect(selectedIn(all)).toBe('abcde')
  expect(clearSelected(all)).toMatchObject({ activeId: 'c', selected: new Set() })
})

test('a range from a row that is gone is the row alone', () => {
  expect(selectedIn(extendTo(moveTo(nothingSelected, 'gone'), ids, 'c'))).toBe('')
  expect(selectedIn(extendTo(nothingSelected, ids, 'c'))).toBe('c')
})
