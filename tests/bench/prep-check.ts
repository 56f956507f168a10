import { rowsOfPerson } from '../../src/renderer/documents/rows-of-person'
import { agendaItem } from '../../src/shared/body/agenda-item'
import { projectBody } from '../../src/shared/body/project-body'
import { actionKind } from '../../src/shared/documents/kinds/action'
import { prepareCheck } from '../../src/shared/domain/prep-check/prepare-check'
import { readinessOf } from '../../src/shared/domain/prep-check/readiness'
import { createRandom } from '../support/random.ts'
import { percentile, type Figure } from './figure'
import { actionFields, benchNowMs, frameMs } from './records-of-person'
import { typedRecords } from './typed-records'

const rounds = 60

/** The prep check of somebody with 2,000 linked records: after a record was edited, and after a key in the agenda. */
export async function benchPrepCheck(): Promise<Figure[]> {
  const random = createRandom(13)
  const { agendas: projections, ...records } = typedRecords(random)
  const source = { ...records, projections }
  const agenda = [
    agendaItem('news', 'bad-news', 'The March migration slips by nine days'),
    agendaItem('problem', 'problem', 'Trial users who meet billing before value leave'),
    agendaItem('win', 'win', 'Onboarding fell from 11 days to 6'),
    agendaItem('question', 'opener', 'Acme opened in Ireland. What will we wish we had begun now?'),
  ]
  const edits: number[] = []
  const keys: number[] = []
  let { actions } = source
  // As one agenda is checked again and again: what a first time costs is no edit's.
  readinessOf({ ...prepareCheck(source), items: projectBody(agenda).items })
  for (let round = 0; round < rounds; round += 1) {
    const fields = actionFields(round, random, benchNowMs)
    actions = actions.with(round, actionKind.readRow({ id: `action-${round}`, kind: 'action', fields }))
    const { items } = projectBody([...agenda, agendaItem('typed', 'inform', 'x'.repeat(round + 1))])
    let start = performance.now()
    const known = prepareCheck({ ...source, actions: rowsOfPerson(actions, source.person.id) })
    readinessOf({ ...known, items })
    edits.push(performance.now() - start)
    start = performance.now()
    readinessOf({ ...known, items: [...items] })
    keys.push(performance.now() - start)
  }
  const figure = { unit: 'ms', peer: '', peerValue: null, ratio: null, of: 'value', better: 'lower' } as const
  return [
    {
      ...figure,
      id: 'C8 prep check',
      what: 'prep check for a person with 2,000 records after one was edited, p95',
      value: percentile(edits, 0.95),
      goal: 50,
    },
    {
      ...figure,
      id: 'C8 prep check, key',
      what: 'what an edit of the agenda changes in that prep check, p95',
      value: percentile(keys, 0.95),
      goal: frameMs,
    },
  ]
}
