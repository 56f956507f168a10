import { understandCapture } from '@shared/domain/capture/understand-capture'
import { percentile, type Figure } from './figure'

const rounds = 400
/** The window is kept warm. */
const warmUp = 50
const length = 2000
/** With numbers and names, and no day: the first day ends the search. */
const sentence =
  'Maria said once more that Acme opens a payroll beta in Ireland, see payments.example/acme #payroll, and Jonas will send 12 numbers before long. '

/** What the main bench fills a workspace with. */
const people = Array.from({ length: 1000 }, (_, index) => ({
  id: `person-${index}`,
  name: `${['Maria', 'Jonas', 'Priya', 'Tomás'][index % 4] ?? ''} ${index.toString(36)}ortega`,
}))
const competitors = Array.from({ length: 200 }, (_, index) => ({ name: `Rival${index}`, aliases: [] }))

/** A capture of 2,000 characters, read anew at each key, as its window does. */
export async function benchCaptureParse(): Promise<Figure> {
  const text = sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length)
  const context = {
    people,
    competitors,
    today: '2026-11-25T11:20',
    zone: 'Europe/Berlin',
    rejected: new Set<string>(),
  }
  const samples: number[] = []
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const typed = text.slice(0, length - (round % 50))
    const start = performance.now()
    understandCapture(typed, context)
    if (round >= warmUp) samples.push(performance.now() - start)
  }
  return {
    id: 'B6 parse',
    what: 'a 2,000-character capture understood, p95',
    value: percentile(samples, 0.95),
    unit: 'ms',
    peer: '',
    peerValue: null,
    ratio: null,
    goal: 5,
    of: 'value',
    better: 'lower',
  }
}
