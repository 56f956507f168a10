import { describe, expect, it } from 'vitest'
import { evergreenFor } from '@shared/domain/evergreen-openers'
import type { PastOpener } from '@shared/domain/openers/asked-before'
import { wasAsked } from '@shared/domain/openers/asked-before'
import { keptOpener, pastOpeners } from '@shared/domain/openers/kept-opener'
import { openerKind } from '@shared/documents/kinds/opener'
import { pocketList } from '@shared/domain/openers/pocket'
import { partWeights, type RankPart } from '@shared/domain/openers/rank-parts'
import { rankOpeners, type RankedOpener, type RankingInput } from '@shared/domain/openers/rank-openers'
import { makeSignal } from './make-signal'

const nowMs = Date.parse('2026-11-26T09:00:00Z')
const daysAgo = (days: number) => new Date(nowMs - days * 86_400_000).toISOString()

const input = (changes: Partial<RankingInput>): RankingInput => ({
  listener: { name: 'Maria Ortega', relation: 'manager', worries: [] },
  goals: ['Churn under 3 % by summer'],
  signals: [],
  links: [],
  past: [],
  nowMs,
  strengthOf: ({ fields }) => fields.strength || 'some',
  count: 5,
  ...changes,
})

const soWhat = 'they pay a third of what we ask'
const idOf = ({ source }: RankedOpener) =>
  source.kind === 'signal'
    ? source.signal.id
    : source.kind === 'evergreen'
      ? source.evergreen.id
      : source.opener.id
const part = (ranked: RankedOpener | undefined, name: RankPart['name']) =>
  ranked?.parts.find((each) => each.name === name)

const asked = (fields: Partial<PastOpener>): PastOpener => ({
  id: 'opener-1',
  status: 'asked',
  fact: '',
  question: '',
  askedAt: daysAgo(7),
  ...fields,
})

describe('openers for one person', () => {
  it('are never asked twice, though the one that was asked is in the trash', () => {
    const evergreens = evergreenFor('manager').slice(0, 3)
    const rows = evergreens.map((evergreen, index) => {
      const { id, fields } = keptOpener(
        { kind: 'evergreen', evergreen },
        { ...evergreen, angle: '' },
        'maria',
      )
      const status = ['asked', 'answered', 'planned'][index]
      return openerKind.readRow({
        id,
        kind: 'opener',
        fields: { ...fields, status, trashedAt: daysAgo(1), askedAt: daysAgo(7) },
      })
    })
    const offered = rankOpeners(input({ past: pastOpeners(rows, 'maria'), count: 50 })).map(idOf)
    // One that was not asked is in the trash because it was taken back: it may be offered anew.
    expect(evergreens.map(({ id }) => offered.includes(id))).toEqual([false, false, true])
  })

  it('leave out what would be heard as a worry of theirs, in other words too', () => {
    const named = makeSignal(
      { text: 'Lindevask was down after the attack, plants back to paper', soWhat },
      'a',
    )
    const other = makeSignal({ text: 'Lindevask opened two plants', soWhat }, 'b')
    const ids = (worries: string[]) =>
      rankOpeners(
        input({ signals: [named, other], listener: { name: 'Catherine', relation: 'board', worries } }),
      ).map(idOf)
    expect(ids([])).toContain('a')
    expect(ids(['ransomware stopping the plants'])).not.toContain('a')
    expect(ids(['ransomware stopping the plants'])).toContain('b')
  })

  it('name a goal, but none that is only guessed', () => {
    const churn = makeSignal(
      { text: 'Three firms fell to churn', soWhat: 'churn is a habit, and it spreads' },
      'a',
    )
    const said = (guesses: string[]) => {
      const listener = { ...input({}).listener, guesses }
      const [first] = rankOpeners(input({ signals: [churn], listener }))
      return first?.drafts.map(({ fact, question, goal = '' }) => `${fact} ${question} ${goal}`).join(' ')
    }
    expect(said([])).toContain('Churn under 3 % by summer')
    expect(said(['Churn under 3 % by summer'])).not.toContain('Churn under 3 %')
  })

  it('come with each part as a number and words', () => {
    const signals = [
      makeSignal({ text: 'Firms renew by phone', soWhat, strength: 'strong', createdAt: daysAgo(2) }, 'a'),
    ]
    const [first] = rankOpeners(input({ signals }))
    expect(first?.parts.map(({ name }) => name).toSorted()).toEqual(Object.keys(partWeights).toSorted())
    for (const { value } of first?.parts ?? []) {
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(1)
    }
    expect(part(first, 'relevance')?.words).toBe('serves a goal: Churn under 3 % by summer')
    expect(part(first, 'freshness')?.words).toBe('new')
    expect(part(first, 'strength')?.words).toBe('strong')
    expect(Object.values(partWeights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1)
  })

  it.each([
    ['what serves a goal', { text: 'Churn is a habit' }, { text: 'Rain is a habit' }],
    ['what is new', { createdAt: daysAgo(1) }, { createdAt: daysAgo(200) }],
    ['what is strong', { strength: 'strong' }, { strength: 'weak' }],
    ['what can be asked', { soWhat }, { soWhat: '' }],
  ] as const)('put %s first', (_, better, worse) => {
    const base = { text: 'Rain is a habit', soWhat, createdAt: daysAgo(30) }
    const signals = [makeSignal({ ...base, ...worse }, 'worse'), makeSignal({ ...base, ...better }, 'better')]
    const ids = rankOpeners(input({ signals, count: 40 })).map(idOf)
    expect(ids.indexOf('better')).toBeLessThan(ids.indexOf('worse'))
  })

  it('age by kind: a competitor’s move sooner than a habit', () => {
    const fields = { soWhat, createdAt: daysAgo(60) }
    const signals = [
      makeSignal({ ...fields, text: 'Acme cut its price', type: 'competitor' }, 'move'),
      makeSignal({ ...fields, text: 'People read on phones', type: 'social' }, 'habit'),
    ]
    const ranked = rankOpeners(input({ signals, count: 40 }))
    const freshness = (id: string) =>
      part(
        ranked.find((one) => idOf(one) === id),
        'freshness',
      )?.value ?? 0
    expect(freshness('habit')).toBeGreaterThan(freshness('move') * 2)
  })

  it('vary: not the same kind twice where there is another', () => {
    const fields = { soWhat, createdAt: daysAgo(3) }
    const signals = [
      makeSignal({ ...fields, text: 'Acme cut its price', type: 'competitor' }, 'c1'),
      makeSignal({ ...fields, text: 'Borealis hired ten sellers', type: 'competitor' }, 'c2'),
      makeSignal({ ...fields, text: 'People read on phones', type: 'social' }, 's1'),
    ]
    expect(new Set(rankOpeners(input({ signals })).slice(0, 2).map(idOf))).not.toEqual(new Set(['c1', 'c2']))
    const past = [asked({ signalId: 'c1', angle: 'choice', status: 'answered' })]
    const [first] = rankOpeners(input({ signals, past }))
    expect(first && idOf(first)).toBe('s1')
    expect(part(first, 'variety')?.words).toBe('a change of subject')
  })

  it('weigh what got answers from this person', () => {
    const signals = [
      makeSignal({ text: 'Acme cut its price', soWhat, type: 'competitor', createdAt: daysAgo(3) }, 'c1'),
      makeSignal({ text: 'Acme hired', soWhat, type: 'competitor', createdAt: daysAgo(50) }, 'c0'),
    ]
    const worked = (status: 'asked' | 'answered') => {
      const past = [asked({ signalId: 'c0', status })]
      return part(
        rankOpeners(input({ signals, past, count: 40 })).find((one) => idOf(one) === 'c1'),
        'worked',
      )
    }
    expect(worked('answered')).toMatchObject({ value: 2 / 3, words: 'worked before' })
    expect(worked('asked')).toMatchObject({ value: 1 / 3, words: '' })
  })

  it('carry what was drafted or planned and not asked, and offer its signal once', () => {
    const signals = [makeSignal({ text: 'Acme cut its price', soWhat, createdAt: daysAgo(3) }, 'c1')]
    const past = [asked({ status: 'planned', signalId: 'c1', fact: 'Acme cut.', question: 'What now?' })]
    const ranked = rankOpeners(input({ signals, past, count: 40 }))
    expect(ranked.map(idOf)).not.toContain('c1')
    expect(ranked[0]?.source).toEqual({ kind: 'carried', opener: past[0] })
    expect(ranked[0]?.drafts[0]).toMatchObject({ question: 'What now?', isReady: true })
  })

  it('are never about this person, set aside or in the trash', () => {
    const signals = [
      makeSignal({ text: 'Maria spoke at the fair', soWhat }, 'a'),
      makeSignal({ text: 'Acme cut its price', soWhat, setAsideAt: daysAgo(1) }, 'b'),
      makeSignal({ text: 'Acme cut its price', soWhat, trashedAt: daysAgo(1) }, 'c'),
    ]
    expect(
      rankOpeners(input({ signals, count: 40 })).every(({ source }) => source.kind === 'evergreen'),
    ).toBe(true)
  })
})

describe('what was asked', () => {
  const signals = [makeSignal({ text: 'Acme cut its price', soWhat, createdAt: daysAgo(3) }, 'c1')]

  it('is not asked again from the same side; another side is left', () => {
    const past = [asked({ signalId: 'c1', angle: 'choice' })]
    const found = rankOpeners(input({ signals, past, count: 40 })).find((one) => idOf(one) === 'c1')
    expect(found?.drafts.map(({ angle }) => angle)).toEqual(['assumption', 'customer'])
  })

  it('is not asked again at all where its side was not noted', () => {
    const past = [asked({ signalId: 'c1' })]
    expect(rankOpeners(input({ signals, past, count: 40 })).map(idOf)).not.toContain('c1')
  })

  it('is known by nearly its words, whoever wrote it down', () => {
    const evergreen = evergreenFor('manager').find(({ fact }) => fact === '')
    const past = [asked({ question: evergreen?.question.toUpperCase().replace('?', ' ?') ?? '' })]
    expect(rankOpeners(input({ past, count: 40 })).map(idOf)).not.toContain(evergreen?.id)
    expect(
      wasAsked({ fact: 'A fell.', question: 'What now?' }, [
        asked({ fact: 'B rose.', question: 'What now?' }),
      ]),
    ).toBe(false)
  })

  it('leaves what was only planned', () => {
    expect(wasAsked({ id: 'x', fact: 'A.', question: 'B?' }, [asked({ id: 'x', status: 'planned' })])).toBe(
      false,
    )
  })
})

describe('the pocket list', () => {
  const ports = { nowMs, strengthOf: () => 'some' as const }

  it('has three short ones for anyone, of three kinds', () => {
    const types = ['competitor', 'competitor', 'social', 'legal', 'trend'] as const
    const signals = types.map((type, at) =>
      makeSignal({ text: `Number ${at} fell`, soWhat, type, createdAt: daysAgo(at) }, `s${at}`),
    )
    const list = pocketList({ signals, ...ports })
    expect(list.map(({ fact }) => fact.slice(0, 8))).toEqual(['Number 0', 'Number 2', 'Number 3'])
  })

  it('is filled with openers that need no signal', () => {
    const long = makeSignal({ text: `A ${'very '.repeat(30)}long story fell`, soWhat })
    const list = pocketList({ signals: [long], ...ports })
    expect(list).toEqual(
      evergreenFor('manager')
        .slice(0, 3)
        .map(({ fact, question }) => ({ fact, question })),
    )
  })
})
