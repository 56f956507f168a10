import { agendaItem } from '@shared/body/agenda-item'
import { feedbackShown } from '@shared/domain/prep-check/feedback-shown'
import { goalSpokenTo } from '@shared/domain/prep-check/goal-spoken-to'
import { lookOutside } from '@shared/domain/prep-check/look-outside'
import { moreForThem } from '@shared/domain/prep-check/more-for-them'
import { timeToListen } from '@shared/domain/prep-check/time-to-listen'
import { describeRules, good, past, prepared } from './describe-rules'

const feedback = { id: 'f', text: 'Say the number first', day: '2026-11-01', hasChanged: false }
const churn = { id: 'g', text: 'Churn under 3 %' }

describeRules([
  [
    'goal-spoken-to',
    goalSpokenTo,
    [
      {
        says: 'Maria’s goal “Churn under 3 %” is not on it',
        planted: prepared(good, { goals: [churn] }),
        silent: [
          prepared(good),
          prepared(good, { goals: [] }),
          prepared(good, { goals: [{ ...churn, synonyms: ['migration'] }] }),
          prepared(good, { goals: [churn], meeting: { template: 'hard-conversation' } }),
          prepared([...good, agendaItem('d', 'win', 'Churn is down')], { goals: [churn] }),
          prepared([...good, agendaItem('d', 'win', 'Fewer leave', { ref: 'win:w' })], {
            goals: [churn],
            wins: [{ id: 'w', text: 'Fewer leave', goalId: 'g' }],
          }),
          // One goal is served, and the other was a talk ago.
          prepared([...good, agendaItem('d', 'discuss', 'Churn')], {
            goals: [churn, { id: 'h', text: 'Margins the board can predict' }],
            past: past(
              ['2026-11-19'],
              ['2026-11-12', agendaItem('p', 'win', 'Margin is up')],
              ['2026-11-05'],
            ),
          }),
          prepared([agendaItem('a', 'ask', 'One line is a beginning')], { goals: [churn] }),
          // Down and sideways, goals come up now and then.
          prepared(good, {
            goals: [churn],
            person: { relation: 'report' },
            past: past(['2026-11-19', agendaItem('p', 'discuss', 'Churn')]),
          }),
        ],
      },
      {
        says: 'Maria’s goal “Margins the board can predict” is not on it',
        planted: prepared([...good, agendaItem('d', 'discuss', 'Churn')], {
          goals: [churn, { id: 'h', text: 'Margins the board can predict' }],
          past: past(['2026-11-19'], ['2026-11-12'], ['2026-11-05']),
        }),
        silent: [],
      },
    ],
    'needs more than the agenda',
  ],
  [
    'feedback-shown',
    feedbackShown,
    [
      {
        says: 'Maria’s feedback “Say the number first” is open since 1 Nov',
        planted: prepared(good, { feedback: [feedback], person: { cadenceDays: 7 } }),
        silent: [
          prepared(good),
          prepared(good, { feedback: [{ ...feedback, day: '2026-11-19' }], person: { cadenceDays: 7 } }),
          prepared(good, { feedback: [feedback], person: { cadenceDays: 31 } }),
          prepared([agendaItem('d', 'inform', 'The number, first, in each line'), ...good], {
            feedback: [feedback],
          }),
        ],
      },
      {
        says: 'Maria has not seen what came of “Dates from me, not from sales”',
        planted: prepared(good, {
          feedback: [{ id: 'd', text: 'Dates from me, not from sales', day: '2026-11-02', hasChanged: true }],
        }),
        silent: [],
      },
    ],
    'needs more than the agenda',
  ],
  [
    'look-outside',
    lookOutside,
    [
      {
        says: 'Nothing from outside yet',
        planted: prepared(good.slice(0, 2)),
        silent: [
          prepared(good),
          prepared(good.slice(0, 2), { meeting: { template: 'coaching' } }),
          prepared(good.slice(0, 2), { person: { relation: 'report' } }),
        ],
      },
      {
        says: 'Nothing from outside yet',
        planted: prepared(good.slice(0, 2), {
          openers: [{ id: 'o', text: 'Two rivals froze hiring. Where would you spend?' }],
        }),
        silent: [],
      },
    ],
  ],
  [
    'more-for-them',
    moreForThem,
    [
      {
        says: '3 items are for you, 2 for Maria',
        planted: prepared([...good, agendaItem('d', 'ask', 'A desk'), agendaItem('e', 'ask', 'A chair')]),
        silent: [
          prepared(good),
          prepared([agendaItem('a', 'ask', 'A desk')]),
          prepared([agendaItem('a', 'ask', 'A desk'), agendaItem('b', 'ask', 'A chair')], {
            meeting: { template: 'hard-conversation' },
          }),
        ],
      },
      {
        says: '3 items are for you, 1 for Maria',
        planted: prepared(
          [
            agendaItem('a', 'inform', 'Prices stay'),
            agendaItem('b', 'inform', 'The board met'),
            agendaItem('c', 'ask', 'A draft by Friday'),
            agendaItem('d', 'discuss', 'What should we talk about first?'),
          ],
          { person: { relation: 'report' } },
        ),
        silent: [
          prepared([agendaItem('a', 'inform', 'Prices stay'), agendaItem('d', 'discuss', 'Yours')], {
            person: { relation: 'report' },
          }),
        ],
      },
      {
        says: '3 items are for you, none for Maria',
        planted: prepared(
          ['a', 'b', 'c'].map((id) => agendaItem(id, 'decide', `Choice ${id}`)),
          { person: { relation: 'peer' } },
        ),
        silent: [],
      },
    ],
  ],
  [
    'time-to-listen',
    timeToListen,
    [
      {
        says: '28 of 30 minutes are for telling',
        planted: prepared([
          agendaItem('a', 'inform', 'Prices', { minutes: 20 }),
          agendaItem('b', 'bad-news', 'The slip', { minutes: 8 }),
        ]),
        silent: [prepared(good), prepared([agendaItem('a', 'inform', 'Prices', { minutes: 30 })])],
      },
    ],
  ],
])
