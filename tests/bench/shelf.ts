import { actionKind } from '../../src/shared/documents/kinds/action'
import { cardsBeside } from '../../src/shared/domain/shelf/beside-agenda'
import { stackShelf } from '../../src/shared/domain/shelf/stack-shelf'
import { createRandom } from '../support/random.ts'
import { percentile, type Figure } from './figure'
import { actionFields, benchNowMs, frameMs } from './records-of-person'
import { typedRecords } from './typed-records'

const rounds = 60

/** The shelf of somebody with 2,000 linked records: all of it after a record was edited, and what a key in the agenda changes. */
export async function benchShelf(): Promise<Figure[]> {
  const random = createRandom(11)
  const { agendas: others, ...records } = typedRecords(random)
  const source = { ...records, others, areAllRead: true }
  const agenda = [...others.values()].slice(0, 2).flatMap(({ items }) => items)
  const placed = agenda.map((item, index) => ({
    ...item,
    ref: index % 2 === 0 ? `action:action-${index}` : `item:meeting-${index + 1}/item-1`,
  }))
  const stackings: number[] = []
  const keys: number[] = []
  stackShelf(source)
  for (let round = 0; round < rounds; round += 1) {
    const actions = source.actions.with(
      round,
      actionKind.readRow({
        id: `action-${round}`,
        kind: 'action',
        fields: actionFields(round, random, benchNowMs),
      }),
    )
    let start = performance.now()
    const { cards } = stackShelf({ ...source, actions })
    stackings.push(performance.now() - start)
    const items = [...placed.slice(round % placed.length), { id: 'typed', ref: null }]
    start = performance.now()
    cardsBeside(cards, items, others)
    keys.push(performance.now() - start)
  }
  const figure = { unit: 'ms', peer: '', peerValue: null, ratio: null, of: 'value', better: 'lower' } as const
  return [
    {
      ...figure,
      id: 'C8 shelf',
      what: 'shelf for a person with 2,000 records after one was edited, p95',
      value: percentile(stackings, 0.95),
      goal: 50,
    },
    {
      ...figure,
      id: 'C8 shelf, key',
      what: 'what an edit of the agenda changes on that shelf, p95',
      value: percentile(keys, 0.95),
      goal: frameMs,
    },
  ]
}
