import { describe, expect, it } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { carriedOften } from '@shared/domain/prep-check/carried-often'
import { feedbackShown } from '@shared/domain/prep-check/feedback-shown'
import { goalSpokenTo } from '@shared/domain/prep-check/goal-spoken-to'
import { lookOutside } from '@shared/domain/prep-check/look-outside'
import { moreThanInforming } from '@shared/domain/prep-check/more-than-informing'
import { theyHadToAsk } from '@shared/domain/prep-check/they-had-to-ask'
import { good, past, prepared, under } from './describe-rules'

const action = { id: 'x', text: 'Ask the vendor about retries', dueDate: '2026-11-20', wasChased: false }
const feedback = { id: 'f', text: 'Say the number first', day: '2026-11-01', hasChanged: false }
const churn = { id: 'g', text: 'Churn under 3 %' }
const carried = (kind: 'discuss' | 'decide') => [agendaItem('s', kind, '', { ref: 'item:m3/old' }), ...good]
const carriedFrom = (kind: 'discuss' | 'decide') =>
  past(
    ['2026-11-19', agendaItem('one', kind, '', { ref: 'item:m3/old' })],
    ['2026-11-12', agendaItem('two', kind, '', { ref: 'item:m3/old' })],
    ['2026-11-05', agendaItem('old', kind, 'Who owns the forecast')],
  )

describe('fixes that lead to records', () => {
  it('puts an action on the agenda by its reference, its words left where they are kept', () => {
    expect(theyHadToAsk(prepared(good, { actions: [{ ...action, wasChased: true }] }))?.fix).toEqual({
      type: 'addItem',
      kind: 'inform',
      headline: '',
      minutes: 3,
      ref: 'action:x',
      detail: ['You asked for this. Due Friday 20 November.'],
      isFirst: true,
    })
  })

  it('brings the win or the opener that serves a goal, before a line that is yet to be written', () => {
    const wins = [
      { id: 'v', text: 'Replies are faster', goalId: null },
      { id: 'w', text: 'Fewer leave', goalId: 'g' },
    ]
    const openers = [{ id: 'o', text: 'Two firms churned to Acme. What would have kept them?' }]
    const fixes = [{ wins, openers }, { openers }, {}].map(
      (more) => goalSpokenTo(prepared(good, { goals: [churn], ...more }))?.fix,
    )
    expect(fixes).toMatchObject([
      { kind: 'win', ref: 'win:w', headline: 'Fewer leave' },
      { type: 'planOpener', opener: { id: 'o' } },
      { kind: 'discuss', headline: 'Where could I help most with churn?' },
    ])
  })

  it('plans the latest opener, or else one that needs no signal', () => {
    const openers = [{ id: 'o', text: 'Two rivals froze hiring. Where would you spend?' }]
    const evergreens = [{ evergreenId: 'e', text: 'What will the board ask in January?' }]
    const fixes = [{ openers, evergreens }, { evergreens }, {}].map(
      (more) => lookOutside(prepared(good.slice(0, 2), more))?.fix,
    )
    expect(fixes).toMatchObject([
      { type: 'planOpener', opener: { id: 'o' } },
      { type: 'planOpener', opener: { evergreenId: 'e' } },
      { type: 'addItem', kind: 'opener', headline: '' },
    ])
  })

  it('passes over one that needs no signal where an item speaks of the same', () => {
    const evergreens = [
      {
        evergreenId: 'lost',
        text: 'We study the customers we won. Which one that we lost would teach us most?',
      },
      { evergreenId: 'board', text: 'What will the board ask in January?' },
    ]
    const items = [...good.slice(0, 2), agendaItem('l', 'discuss', 'Ask three lost customers why they left')]
    expect(lookOutside(prepared(items, { evergreens }))?.fix).toMatchObject({
      opener: { evergreenId: 'board' },
    })
  })

  it('shows feedback that led to something before older feedback that did not', () => {
    const changed = { id: 'd', text: 'Dates from me', day: '2026-11-02', hasChanged: true }
    expect(feedbackShown(prepared(good, { feedback: [feedback, changed] }))?.fix).toMatchObject({
      ref: 'note:d',
      headline: 'You said “Dates from me”. I changed how I do it: does it show?',
    })
  })

  it('makes a message of the agenda’s own words', () => {
    const news = [
      agendaItem('a', 'inform', 'Hired two', under('Both start in May.')),
      agendaItem('b', 'win', 'Churn is down'),
    ]
    expect(moreThanInforming(prepared(news))?.fix).toEqual({
      type: 'turnIntoMessage',
      itemIds: ['a', 'b'],
      message: '- Hired two\n  Both start in May.\n- Churn is down',
    })
    const linked = [
      agendaItem('a', 'inform', 'Hired two', { ref: 'note:n' }),
      agendaItem('b', 'win', 'Churn'),
    ]
    expect(moreThanInforming(prepared(linked))?.fix).toMatchObject({ type: 'addItem', kind: 'ask' })
  })

  it('makes no message of what it knows only in part', () => {
    const nodes = [
      agendaItem('a', 'inform', 'Hired two', under('Both start in May.')),
      agendaItem('b', 'win', 'Churn'),
    ]
    const read = prepared(nodes)
    const items = read.items.map(({ detail: _detail, ...item }) => item)
    expect(moreThanInforming({ ...read, items })?.fix).toMatchObject({ type: 'addItem', kind: 'ask' })
  })

  it('lets go, decides or writes what was carried', () => {
    const finding = carriedOften(prepared(carried('discuss'), { past: carriedFrom('discuss') }))
    expect(finding?.fix).toEqual({ type: 'setKind', itemId: 's', kind: 'decide' })
    expect(finding?.choices?.map(({ fix }) => fix)).toEqual([
      { type: 'turnIntoMessage', itemIds: ['s'], message: 'Who owns the forecast', letGo: 'item:m3/old' },
      { type: 'letGo', itemId: 's', ref: 'item:m3/old' },
    ])
  })
})
