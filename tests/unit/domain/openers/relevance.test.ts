import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { relevanceIndex, relevanceToGoals } from '@shared/domain/openers/relevance'
import { stemsOf } from '@shared/domain/openers/word-stems'
import { createRandom } from '../../../support/random'
import { readJudged, type JudgedSet } from './judged/read-judged'
import { makeSignal } from './make-signal'

const labelsSchema = z.object({
  labels: z.array(
    z
      .object({
        person: z.string(),
        signal: z.string(),
        label: z.number().int().min(0).max(3),
        half: z.enum(['development', 'held-out']),
        author: z.string().min(1),
      })
      .refine(
        ({ half, author }) => half === 'development' || author !== 'ranking',
        'held-out labels are not ours',
      ),
  ),
})
type Label = z.output<typeof labelsSchema>['labels'][number]

const labelFiles = {
  development: 'relevance-labels.json',
  fresh: 'fresh-relevance-labels.json',
} satisfies Partial<Record<JudgedSet, string>>

function readSet(set: keyof typeof labelFiles) {
  const file = join(import.meta.dirname, 'judged', labelFiles[set])
  const { labels } = labelsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const { people, signals } = readJudged(set)
  const at = (signalId: string) => {
    const place = signals.findIndex(({ id }) => id === signalId)
    if (place < 0) throw new Error(`no signal is ${signalId}`)
    return place
  }
  const goalsOf = (personId: string) => {
    const person = people.find(({ id }) => id === personId)
    if (!person) throw new Error(`nobody is ${personId}`)
    return person.goals
  }
  /** Words as they are written, the longest ones: what a search box would do. */
  const overlap = ({ person, signal }: Label): number => {
    const words = (text: string) => new Set(text.toLowerCase().match(/[a-z]{4,}/g) ?? [])
    const fields = signals[at(signal)]?.fields
    const said = words(`${fields?.text} ${fields?.soWhat} ${fields?.tags.join(' ')}`)
    return [...words(goalsOf(person).join(' '))].filter((word) => said.has(word)).length
  }
  return { labels, signals, at, goalsOf, overlap }
}

/** Järvelin and Kekäläinen 2002, with gains 2^label − 1. */
function ndcgAt5(ranked: readonly Label[]): number {
  const gain = (list: readonly Label[]) =>
    list.slice(0, 5).reduce((sum, { label }, place) => sum + (2 ** label - 1) / Math.log2(place + 2), 0)
  const ideal = gain(ranked.toSorted((one, other) => other.label - one.label))
  return ideal === 0 ? 1 : gain(ranked) / ideal
}

/** What is equal comes in any order: the mean over many of them, so that no one is helped by how ids sort. */
function meanNdcg(list: readonly Label[], score: (label: Label) => number): number {
  const random = createRandom(5)
  const orders = Array.from({ length: 200 }, () => {
    const shuffled = list
      .map((label) => ({ label, score: score(label), order: random.below(1_000_000) }))
      .sort((one, other) => other.score - one.score || one.order - other.order)
    return ndcgAt5(shuffled.map(({ label }) => label))
  })
  return mean(orders)
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length

describe('relevance to goals', () => {
  it.each(['development', 'fresh'] as const)(
    '[C4] ranks the %s labels better than keyword overlap, and far better than chance',
    (set) => {
      const { labels, signals, at, goalsOf, overlap } = readSet(set)
      const groups = [...Map.groupBy(labels, ({ person }) => person).values()].filter(
        (group) => group.length >= 5,
      )
      expect(groups.length).toBeGreaterThan(0)
      const ours = mean(
        groups.map((group) => {
          const relevance = relevanceToGoals(relevanceIndex(signals, []), goalsOf(group[0]?.person ?? ''))
          return meanNdcg(group, ({ signal }) => relevance[at(signal)]?.value ?? 0)
        }),
      )
      const keywords = mean(groups.map((group) => meanNdcg(group, overlap)))
      const chance = mean(groups.map((group) => meanNdcg(group, () => 0)))
      console.info(
        `NDCG@5 of ${set}, ${groups.length} people: ${ours.toFixed(3)}; keywords ${keywords.toFixed(3)}; chance ${chance.toFixed(3)}`,
      )
      expect(ours).toBeGreaterThanOrEqual(keywords)
      expect(ours).toBeGreaterThan(chance + 0.15)
    },
  )

  it('names the goals a signal serves, the best served first, and none it does not', () => {
    const rows = [
      makeSignal({ text: 'Firms with a second admin renew twice as often' }, 'a'),
      makeSignal({ text: 'Two rivals froze hiring' }, 'b'),
    ]
    const [first, second] = relevanceToGoals(relevanceIndex(rows, []), ['Margins', 'Churn under 3 %'])
    // Renewing is what churn is about, in any business.
    expect(first?.goals).toEqual(['Churn under 3 %'])
    expect(second).toEqual({ value: 0, goals: [] })
  })

  it('learns what belongs together from tags and links', () => {
    const rows = [
      makeSignal({ text: 'Shops close earlier in winter', tags: ['footfall'] }, 'a'),
      makeSignal({ text: 'A mall closes two shops', tags: ['footfall'] }, 'b'),
      makeSignal({ text: 'Shops open on Sundays' }, 'c'),
      makeSignal({ text: 'Trains run late' }, 'd'),
    ]
    const values = (links: [string, string][]) =>
      relevanceToGoals(relevanceIndex(rows, links), ['Footfall up by a tenth']).map(({ value }) => value)
    const plain = values([])
    expect(plain[2]).toBeGreaterThan(0)
    expect(plain[0]).toBeGreaterThan(plain[2] ?? 1)
    expect(plain[3]).toBe(0)
    expect(values([['Footfall up by a tenth', 'Trains on time']])[3]).toBeGreaterThan(0)
  })

  it('is read once as long as rows and links are the same lists', () => {
    const links: [string, string][] = []
    const { signals } = readJudged('development')
    expect(relevanceIndex(signals, links)).toBe(relevanceIndex(signals, links))
    expect(relevanceIndex([...signals], links)).not.toBe(relevanceIndex(signals, links))
  })

  it('takes words by their stems, whatever their case, accents and endings', () => {
    expect(stemsOf('Renewals, renewing: the Café’s RENEWAL')).toEqual(['renew', 'renew', 'cafe', 'renew'])
  })
})
