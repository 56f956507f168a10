import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { agendaItemKinds } from '@shared/body/agenda-item'
import { leaveOutToFit } from '@shared/domain/brief/fit-page'

const item = fc.record({ kind: fc.constantFrom(...agendaItemKinds), height: fc.integer({ min: 1, max: 60 }) })
const agendas = fc
  .array(item, { maxLength: 10 })
  .map((items) => items.map((each, index) => ({ id: `i${index}`, ...each })))

/** A page of 100, as high as what is left in it. */
const fitting = (items: readonly { id: string; height: number }[]) => (leftOut: ReadonlySet<string>) =>
  items.reduce((sum, { id, height }) => sum + (leftOut.has(id) ? 0 : height), 0) <= 100

it('leaves out nothing where it fits, news before what is asked, and the last of a kind first', () => {
  const items = (heights: number[]) =>
    (['win', 'ask', 'inform', 'inform', 'bad-news'] as const).map((kind, index) => ({
      id: `${kind} ${index}`,
      kind,
      height: heights[index] ?? 0,
    }))
  const leave = (...heights: number[]) => leaveOutToFit(items(heights), fitting(items(heights)))
  expect(leave(20, 20, 20, 20, 20)).toEqual([])
  expect(leave(20, 20, 20, 21, 20)).toEqual(['inform 3'])
  expect(leave(60, 30, 20, 20, 10)).toEqual(['inform 2', 'inform 3'])
  expect(leave(70, 30, 5, 5, 40)).toEqual(['win 0'])
})

it('says no more than it takes, never bad news, and all that may go where nothing helps', () => {
  fc.assert(
    fc.property(agendas, (items) => {
      const fits = fitting(items)
      const leftOut = leaveOutToFit(items, fits)
      expect(items.filter(({ id, kind }) => leftOut.includes(id) && kind === 'bad-news')).toEqual([])
      const may = items.filter(({ kind }) => kind !== 'bad-news').map(({ id }) => id)
      const canFit = fits(new Set(may))
      expect(fits(new Set(leftOut))).toBe(canFit)
      const unneeded = leftOut.filter((id) => fits(new Set(leftOut.filter((other) => other !== id))))
      expect(unneeded).toEqual([])
      expect(canFit || leftOut.length === may.length).toBe(true)
    }),
  )
})
