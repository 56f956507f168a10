import { describe, expect, test } from 'vitest'
import { signalTypes } from '@shared/documents/kinds/signal'
import { CompetitorBook } from '@shared/domain/signals/competitor-book'
import { everySignal, isNarrowed, listSignals, tagsOf } from '@shared/domain/signals/list-signals'
import { isStale, keepsFor, staleFrom } from '@shared/domain/signals/staleness'
import { strengthFromSources } from '@shared/domain/signals/strength'
import { makeSignal } from './make-signal.ts'

const nowMs = Date.parse('2026-11-26T09:00:00Z')
const daysAgo = (days: number) => new Date(nowMs - days * 86_400_000).toISOString()

describe('strength from its sources', () => {
  const strengthOf = (...all: Parameters<typeof makeSignal>[0][]) => {
    const [signal = makeSignal(), ...near] = all.map((fields) =>
      makeSignal({ createdAt: daysAgo(3), ...fields }),
    )
    return strengthFromSources(signal, near, nowMs)
  }

  test('a line alone is weak, an address makes it some', () => {
    expect(strengthOf({})).toEqual({ strength: 'weak', reasons: ['no publication', 'no address'] })
    expect(strengthOf({ url: 'https://news.example/a' })).toEqual({
      strength: 'some',
      reasons: ['1 publication'],
    })
  })

  test('what several publications say, and somebody is quoted with, is strong', () => {
    const one = { url: 'https://news.example/a', quote: 'We cut prices.' }
    expect(strengthOf(one).strength).toBe('some')
    const { strength, reasons } = strengthOf(one, { publication: 'The Wire' })
    expect(strength).toBe('strong')
    expect(reasons).toEqual(['2 publications', '1 quote', '1 more says the same'])
  })

  test('a publication that repeats itself, or a quote copied twice, counts once', () => {
    const copy = { url: 'https://www.news.example/b', quote: 'we cut prices.' }
    expect(strengthOf({ url: 'https://news.example/a', quote: 'We cut prices.' }, copy).strength).toBe('some')
  })

  test('what nobody said again for a year is weaker', () => {
    const { strength, reasons } = strengthOf({ url: 'https://news.example/a', date: '2025-03-01' })
    expect(strength).toBe('weak')
    expect(reasons).toContain('nothing in the last year')
  })
})

describe('staleness by kind', () => {
  test.each(signalTypes)('%s has a time or none, and why', (type) => {
    const { days, why } = keepsFor[type]
    expect(why).not.toBe('')
    const isStaleAfter = (ago: number) => isStale(makeSignal({ type, createdAt: daysAgo(ago) }).fields, nowMs)
    expect(isStaleAfter((days ?? 5000) - 1)).toBe(false)
    expect(isStaleAfter(days ?? 5000)).toBe(days !== undefined)
  })

  test('a look, or a date ahead, starts it anew; what is set aside never is', () => {
    const old = { type: 'competitor', createdAt: daysAgo(400) } as const
    expect(isStale(makeSignal(old).fields, nowMs)).toBe(true)
    expect(isStale(makeSignal({ ...old, reviewedAt: daysAgo(2) }).fields, nowMs)).toBe(false)
    expect(isStale(makeSignal({ ...old, date: '2026-12-24' }).fields, nowMs)).toBe(false)
    expect(isStale(makeSignal({ ...old, setAsideAt: daysAgo(2) }).fields, nowMs)).toBe(false)
    expect(staleFrom(makeSignal({ type: 'trend' }).fields)).toBeUndefined()
  })
})

describe('the list', () => {
  const competitors = new CompetitorBook([], ['Acme'])
  const a = makeSignal({ text: 'b', createdAt: daysAgo(3), type: 'trend', tags: ['Pricing'], soWhat: 'x' })
  const b = makeSignal({
    text: 'c',
    createdAt: daysAgo(2),
    type: 'competitor',
    competitors: ['acme'],
    shareWithIds: ['maria'],
  })
  const c = makeSignal({
    text: 'a',
    createdAt: daysAgo(90),
    type: 'competitor',
    date: '2026-11-20',
    reviewedAt: daysAgo(80),
  })
  const d = makeSignal({ text: 'd', createdAt: daysAgo(1), setAsideAt: daysAgo(1), tags: ['pricing', 'eu'] })
  const list = (filter: Partial<typeof everySignal>) =>
    listSignals([a, b, c, d], { ...everySignal, ...filter }, { competitors, nowMs }).map(
      ({ fields }) => fields.text,
    )

  test('each filter narrows it, and what is set aside is apart', () => {
    expect(list({})).toEqual(['c', 'b', 'a'])
    expect(list({ show: 'set-aside' })).toEqual(['d'])
    expect(list({ show: 'without-so-what' })).toEqual(['c', 'a'])
    expect(list({ show: 'stale' })).toEqual([])
    expect(list({ type: 'competitor' })).toEqual(['c', 'a'])
    expect(list({ competitor: 'Acme' })).toEqual(['c'])
    expect(list({ tag: 'pricing' })).toEqual(['b'])
    expect(list({ shareWithId: 'maria', type: 'trend' })).toEqual([])
    expect([
      isNarrowed(everySignal),
      isNarrowed({ ...everySignal, sort: 'kind' }),
      isNarrowed({ ...everySignal, tag: 'x' }),
    ]).toEqual([false, false, true])
  })

  test('each order', () => {
    expect(list({ sort: 'oldest' })).toEqual(['a', 'b', 'c'])
    expect(list({ sort: 'date' })).toEqual(['c', 'b', 'a'])
    expect(list({ sort: 'kind' })).toEqual(['c', 'a', 'b'])
    expect(list({ sort: 'words' })).toEqual(['a', 'b', 'c'])
  })

  test('tags are said once, however they were written', () => {
    expect(tagsOf([a, b, c, d])).toEqual(['eu', 'Pricing'])
  })
})
