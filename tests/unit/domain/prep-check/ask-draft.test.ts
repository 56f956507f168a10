import { expect, it } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { draftAsk } from '@shared/domain/prep-check/ask-draft'
import type { Known } from '@shared/domain/prep-check/known'
import { overdueMentioned } from '@shared/domain/prep-check/overdue-mentioned'
import { past, prepared, under } from './describe-rules'

const prompt = agendaItem('p', 'ask', 'What I need from Maria…', { minutes: 6 })
const drafted = (detail: string[], known: Known = {}) =>
  draftAsk(
    prepared(
      [...(detail.length > 0 ? [agendaItem('x', 'problem', 'Imports stop', under(...detail))] : []), prompt],
      known,
    ),
  ).fix

it('asks for a yes to what the agenda recommends', () => {
  const options = ['A: move billing after the first report; 2 weeks.', 'B: ask for a card. Takes 4 days.']
  expect(drafted([...options, 'I recommend A.'])).toMatchObject({
    headline: 'Your yes to A: move billing after the first report',
    insteadOf: 'p',
    afterId: 'x',
    minutes: 6,
    isDraft: true,
  })
  expect(drafted([...options, 'We would go for option B'])).toMatchObject({
    headline: 'Your yes to B: ask for a card',
  })
  expect(drafted(['Option 1) wait 3.5 days; option 2) retry. I’d start with 1'])).toMatchObject({
    headline: 'Your yes to 1: wait 3.5 days',
  })
})

it('brings an ask that was left open, or what they owe, as the record it is', () => {
  const met = past(['2026-11-19', agendaItem('old', 'ask', 'Cover until May')])
  const owedByThem = [{ id: 'o', text: 'A yes to the contractor' }]
  expect(drafted([], { past: met, owedByThem })).toMatchObject({
    headline: '',
    ref: 'item:m1/old',
    insteadOf: 'p',
  })
  expect(drafted([], { owedByThem })).toMatchObject({ headline: '', ref: 'action:o' })
})

it('brings no ask that was answered or let go', () => {
  for (const done of [{ ticked: true }, { isLetGo: true }]) {
    const [agenda] = past(['2026-11-19', agendaItem('old', 'ask', 'Cover until May')])
    const met = agenda ? [{ ...agenda, items: agenda.items.map((item) => ({ ...item, ...done })) }] : []
    expect(drafted([], { past: met })).not.toHaveProperty('ref')
  }
})

it('asks who should hear bad news, and of what the user would do first', () => {
  const askBeside = (item: ReturnType<typeof agendaItem>, known: Known, more: (typeof item)[] = []) =>
    draftAsk(prepared([item, ...more, prompt], known)).fix
  const goals = [{ id: 'g', text: 'Churn under 3 %' }]
  const news = agendaItem('n', 'bad-news', 'The test is a week late; we know more on Thursday')
  expect(askBeside(news, { goals })).toMatchObject({
    headline: 'What would you want to know first about this, and who else should hear it from me?',
  })
  expect(askBeside(news, { goals }, [agendaItem('w', 'win', 'Imports are up')])).toMatchObject({
    headline:
      'What would you want to know first about “The test is a week late”, and who else should hear it from me?',
  })
  const actions = [{ id: 'a', text: 'Ask three lost customers', dueDate: '2026-11-20', wasChased: false }]
  const owed = agendaItem('o', 'inform', '', { ref: 'action:a' })
  expect(askBeside(owed, { goals, actions })).toMatchObject({
    headline:
      'I would do “Ask three lost customers” first. What would you put ahead of it for “Churn under 3 %”?',
  })
  expect(askBeside(owed, { actions })).toMatchObject({
    headline: 'I would do “Ask three lost customers” first. What would you put ahead of it?',
  })
})

it('asks what to do for a goal, and without one what to change', () => {
  expect(drafted([], { goals: [{ id: 'g', text: 'Churn under 3 %' }] })).toMatchObject({
    headline: 'What would you have me do first about churn?',
  })
  const guess = { id: 'w', text: 'Wants to be chief of sales', isGuess: true }
  expect(JSON.stringify(drafted([], { goals: [guess] }))).not.toContain('chief of sales')
  expect(drafted([])).toMatchObject({ headline: 'What is the one thing you would have me do differently?' })
})

it('[C2] makes one item of what is late and by when it is needed, where nothing is asked yet', () => {
  const actions = [{ id: 'a', text: 'Ask three lost customers', dueDate: '2026-11-20', wasChased: false }]
  const goals = [{ id: 'g', text: 'Churn under 3 %' }]
  const waiting = agendaItem('d', 'decide', 'The decision I need, and what I recommend…', { minutes: 7 })
  expect(overdueMentioned(prepared([waiting, prompt], { actions, goals }))?.fix).toMatchObject({
    kind: 'ask',
    ref: 'action:a',
    detail: [
      'It was due on Friday 20 November and is not done yet; that is on me. I can have it by Tuesday 1 December. What from it would help you most with churn?',
    ],
  })
  const asked = agendaItem('q', 'ask', 'Cover until May')
  expect(overdueMentioned(prepared([asked], { actions, goals }))?.fix).toMatchObject({
    kind: 'inform',
    detail: [
      'It was due on Friday 20 November and is not done yet; that is on me. I can have it by Tuesday 1 December.',
    ],
  })
})

it('offers for what is late a day within a week, said beforehand, after the talk and on no weekend', () => {
  const actions = [{ id: 'a', text: 'Ask three lost customers', dueDate: '2026-09-01', wasChased: false }]
  const offered = (today: string, day: string) => {
    const before = prepared([agendaItem('q', 'ask', 'Cover until May')], { actions })
    const finding = overdueMentioned({ ...before, today, meeting: { ...before.meeting, day } })
    const said = /with a new day, (.*) or another;/.exec(finding?.reason ?? '')?.[1]
    expect(JSON.stringify(finding?.fix)).toContain(`I can have it by ${said}.`)
    return said
  }
  expect(offered('2026-11-26', '2026-11-26')).toBe('Tuesday 1 December')
  expect(offered('2026-11-26', '2026-12-01')).toBe('Wednesday 2 December')
  expect(offered('2026-11-26', '2026-12-15')).toBe('Wednesday 16 December')
  expect(offered('2026-12-01', '2026-12-01')).toBe('Monday 7 December')
  expect(offered('2026-11-26', '2026-12-18')).toBe('Monday 21 December')
})
