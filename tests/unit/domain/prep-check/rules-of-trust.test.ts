import { agendaItem } from '@shared/body/agenda-item'
import { badNewsFollowed } from '@shared/domain/prep-check/bad-news-followed'
import { materialSent } from '@shared/domain/prep-check/material-sent'
import { overdueMentioned } from '@shared/domain/prep-check/overdue-mentioned'
import { theyHadToAsk } from '@shared/domain/prep-check/they-had-to-ask'
import { describeRules, good, past, prepared, today, under } from './describe-rules'

const action = { id: 'x', text: 'Ask the vendor about retries', dueDate: '2026-11-20', wasChased: false }
const report = { id: 'r', text: 'Send the churn cohort by region', dueDate: '2026-11-27', wasChased: false }

describeRules([
  [
    'they-had-to-ask',
    theyHadToAsk,
    [
      {
        says: 'Maria had to ask for “Ask the vendor about retries”',
        planted: prepared(good, { actions: [{ ...action, wasChased: true }] }),
        silent: [
          prepared(good),
          prepared(good, { actions: [action] }),
          prepared([agendaItem('v', 'inform', 'The vendor on retries'), ...good], {
            actions: [{ ...action, wasChased: true }],
          }),
          prepared([agendaItem('v', 'inform', '', { ref: 'action:x' }), ...good], {
            actions: [{ ...action, wasChased: true }],
          }),
        ],
      },
      {
        says: 'Maria had to ask first 3 times lately',
        planted: prepared(good, { chased: 3 }),
        silent: [prepared(good, { chased: 2 })],
      },
    ],
    'needs more than the agenda',
  ],
  [
    'material-sent',
    materialSent,
    [
      {
        says: 'Promised, and not sent: “Send the churn cohort by region”',
        planted: prepared(good, { actions: [report] }),
        silent: [
          prepared(good, { actions: [{ ...report, dueDate: '2026-11-28' }] }),
          prepared(good, { actions: [{ ...report, dueDate: '' }] }),
          prepared(good, { actions: [action] }),
          prepared([agendaItem('v', 'inform', 'Churn by region'), ...good], { actions: [report] }),
        ],
      },
    ],
    'needs more than the agenda',
  ],
  [
    'overdue-mentioned',
    overdueMentioned,
    [
      {
        says: '“Ask the vendor about retries” is late, and not on the agenda',
        planted: prepared(good, { actions: [action] }),
        silent: [
          prepared(good, { actions: [{ ...action, dueDate: today }] }),
          prepared(good, { actions: [{ ...action, dueDate: '' }] }),
          prepared([agendaItem('v', 'inform', '', { ref: 'action:x' })], { actions: [action] }),
        ],
      },
    ],
    'needs more than the agenda',
  ],
  [
    'bad-news-followed',
    badNewsFollowed,
    [
      {
        says: 'Nothing on “Two imports stopped halfway” since 12 Nov',
        planted: prepared(good, {
          past: past(
            ['2026-11-19', agendaItem('p', 'win', 'Replies within two hours')],
            ['2026-11-12', agendaItem('q', 'bad-news', 'Two imports stopped halfway', { ticked: true })],
          ),
        }),
        silent: [
          prepared(good, {
            past: past(
              ['2026-11-19', agendaItem('p', 'inform', 'Import vendor named')],
              ['2026-11-12', agendaItem('q', 'bad-news', 'Two imports stopped halfway')],
            ),
          }),
          prepared([agendaItem('n', 'inform', 'Imports', under('Both run again.')), ...good], {
            past: past(['2026-11-19', agendaItem('q', 'bad-news', 'Two imports stopped halfway')]),
          }),
          prepared(good, {
            past: past(
              ['2026-11-19'],
              ['2026-11-12'],
              ['2026-11-05', agendaItem('q', 'bad-news', 'Imports stop')],
            ),
          }),
          prepared(good, { past: past(['2026-08-12', agendaItem('q', 'bad-news', 'Two imports stopped')]) }),
        ],
      },
    ],
    'needs more than the agenda',
  ],
])
