import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SameSignals } from '@shared/domain/signals/same-signal'
import type { Signal } from '@shared/documents/kinds/signal'
import { makeSignal } from './make-signal.ts'

function indexOf(...signals: Signal[]): SameSignals {
  const same = new SameSignals()
  same.take(signals)
  return same
}

describe('what is here already', () => {
  const acme = makeSignal({
    text: 'Acme cuts prices for small teams by a fifth',
    url: 'https://www.acme.example/news/?utm_source=x',
  })
  const same = indexOf(acme, makeSignal({ text: 'Rates rise' }))

  test('the same address, however it was copied', () => {
    const found = same.find({ text: 'Something else', url: 'http://acme.example/news#top' })
    expect(found).toEqual({ signal: acme, by: 'address' })
  })

  test('nearly the same words, in any order and case', () => {
    expect(same.find({ text: 'ACME cuts prices by a fifth for small teams', url: '' })).toEqual({
      signal: acme,
      by: 'words',
    })
    expect(same.find({ text: 'Acme now cuts the prices for small teams by a fifth', url: '' })?.signal).toBe(
      acme,
    )
  })

  test('not what only sounds like it', () => {
    expect(same.find({ text: 'Acme raises prices for large companies', url: '' })).toBeUndefined()
    expect(same.find({ text: 'Rates fall', url: '' })).toBeUndefined()
    expect(same.find({ text: '', url: '' })).toBeUndefined()
  })

  test('other figures are other news', () => {
    const may = makeSignal({ text: 'Inflation in the euro area is at 2 % in May' })
    expect(
      indexOf(may).find({ text: 'Inflation in the euro area is at 3 % in May', url: '' }),
    ).toBeUndefined()
    expect(indexOf(may).find({ text: 'Inflation in the euro area at 2 % in May', url: '' })?.signal).toBe(may)
  })

  test('not itself', () => {
    expect(same.find(acme.fields, acme.id)).toBeUndefined()
    expect(same.near(acme)).toEqual([])
  })

  test('rows that change or go are followed', () => {
    const same = indexOf(acme)
    const renamed = makeSignal({ text: 'A new law on batteries is in force' }, acme.id)
    same.take([renamed])
    expect(same.find(acme.fields)).toBeUndefined()
    expect(same.find({ text: 'The new law on batteries is in force', url: '' })?.signal).toBe(renamed)
    same.take([])
    expect(same.find(renamed.fields)).toBeUndefined()
  })

  test('it can be taken in in parts', () => {
    const rows = Array.from({ length: 5 }, (_, index) =>
      makeSignal({ text: `Signal of the word number${index} alone` }),
    )
    const same = new SameSignals()
    expect([same.take(rows, 2), same.take(rows, 2), same.take(rows, 2)]).toEqual([false, false, true])
    expect(rows.every((row) => same.find(row.fields)?.signal === row)).toBe(true)
  })
})

test('no pair that is near enough is missed by looking at a few words only', { timeout: 30_000 }, () => {
  const word = fc.constantFrom(
    ...'acme cut price small teams fifth launches payroll market share lisbon office'.split(' '),
  )
  const title = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.array(title, { maxLength: 8 }), title, (titles, typed) => {
      const same = indexOf(...titles.map((text) => makeSignal({ text })))
      const nearness = titles.map((text) => jaccard(text, typed))
      const isThere = nearness.some(({ index, both }) => index === 1 || (index >= 0.7 && both >= 3))
      expect(same.find({ text: typed, url: '' }) !== undefined).toBe(isThere)
    }),
  )
})

function jaccard(one: string, other: string): { index: number; both: number } {
  const [a, b] = [new Set(one.split(' ')), new Set(other.split(' '))]
  const both = [...a].filter((word) => b.has(word)).length
  return { index: both / (a.size + b.size - both), both }
}

test('a key among ten thousand signals is not felt', () => {
  const words =
    'renewal churn pricing board margin partner roadmap budget risk hiring vendor audit region team'.split(
      ' ',
    )
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    makeSignal({
      text:
        Array.from({ length: 9 }, (_, place) => words[(index * 7 + place * 3) % words.length]).join(' ') +
        ` ${index}`,
    }),
  )
  const same = indexOf(...rows)
  const began = performance.now()
  for (let turn = 0; turn < 20; turn += 1)
    same.find({ text: 'renewal churn pricing board margin partner 7', url: '' })
  // Far below; looking through all of them would be some hundred milliseconds.
  expect((performance.now() - began) / 20).toBeLessThan(16)
})
