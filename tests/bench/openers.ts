import { signalKind, signalTypes, type Signal } from '../../src/shared/documents/kinds/signal'
import type { PastOpener } from '../../src/shared/domain/openers/asked-before'
import type { Strength } from '../../src/shared/domain/openers/rank-parts'
import { rankOpeners } from '../../src/shared/domain/openers/rank-openers'
import { createRandom } from '../support/random.ts'
import { percentile, type Figure } from './figure'

const signalCount = 2_000
const askedCount = 100
const rounds = 60
const nowMs = Date.parse('2026-11-26T09:00:00Z')
const words =
  'buyers ask for outcome pricing before a demo accounts moved purchasing to one team renewals in spring churn margin ' +
  'the audit export support people leave faster than we train them tenders favour local hosting finance pays late'

/** Openers for one person out of two thousand signals, each time one of them was edited just before. */
export async function benchOpeners(): Promise<Figure> {
  const random = createRandom(7)
  const text = (count: number) => Array.from({ length: count }, () => random.pick(words.split(' '))).join(' ')
  const signal = (at: number): Signal =>
    signalKind.readRow({
      id: `signal-${at}`,
      kind: 'signal',
      fields: {
        text: text(9),
        soWhat: text(14),
        type: random.pick(signalTypes),
        tags: [text(1)],
        createdAt: new Date(nowMs - at * 3_000_000).toISOString(),
      },
    })
  let signals = Array.from({ length: signalCount }, (_, at) => signal(at))
  const past = signals.slice(0, askedCount).map(({ id, fields }, at): PastOpener => {
    const askedAt = new Date(nowMs - at * 86_400_000).toISOString()
    return {
      id: `opener-${at}`,
      status: 'answered',
      fact: fields.text,
      question: 'What now?',
      signalId: id,
      askedAt,
    }
  })
  const input = {
    listener: {
      name: 'Maria Ortega',
      relation: 'manager',
      worries: ['Being surprised in the board meeting'],
    },
    goals: [
      'Churn under 3 % by summer',
      'Margins the board can predict',
      'One roadmap that sales believes in',
    ],
    links: [],
    past,
    nowMs,
    strengthOf: (): Strength => 'some',
    count: 12,
  } as const
  const samples: number[] = []
  rankOpeners({ ...input, signals })
  for (let round = 0; round < rounds; round += 1) {
    signals = signals.with(round, signal(round))
    const start = performance.now()
    rankOpeners({ ...input, signals })
    samples.push(performance.now() - start)
  }
  return {
    id: 'C8 openers',
    what: 'openers for one person out of 2,000 signals after an edit, p95',
    value: percentile(samples, 0.95),
    unit: 'ms',
    peer: '',
    peerValue: null,
    ratio: null,
    goal: 50,
    of: 'value',
    better: 'lower',
  }
}
