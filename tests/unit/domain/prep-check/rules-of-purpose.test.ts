import { agendaItem } from '@shared/body/agenda-item'
import { agendaPart } from '@shared/body/agenda-part'
import { onOneAgenda } from '@shared/domain/prep-check/on-one-agenda'
import { carriedOften } from '@shared/domain/prep-check/carried-often'
import { minutesFit } from '@shared/domain/prep-check/minutes-fit'
import { moreThanInforming } from '@shared/domain/prep-check/more-than-informing'
import { openerAsks } from '@shared/domain/prep-check/opener-asks'
import { problemOffersAWay } from '@shared/domain/prep-check/problem-offers-a-way'
import { sendBy } from '@shared/domain/prep-check/send-by'
import { somethingAsked } from '@shared/domain/prep-check/something-asked'
import { describeRules, good, past, prepared, under } from './describe-rules'

const carried = (kind: 'discuss' | 'decide') => [agendaItem('s', kind, '', { ref: 'item:m3/old' }), ...good]
const carriedFrom = (kind: 'discuss' | 'decide') =>
  past(
    ['2026-11-19', agendaItem('one', kind, '', { ref: 'item:m3/old' })],
    ['2026-11-12', agendaItem('two', kind, '', { ref: 'item:m3/old' })],
    ['2026-11-05', agendaItem('old', kind, 'Who owns the forecast')],
  )

const sooner = [{ day: '2026-11-24', refs: ['item:m3/old'] }]

describeRules([
  [
    'more-than-informing',
    moreThanInforming,
    [
      {
        says: 'All of this informs, and could be a message',
        planted: prepared([agendaItem('a', 'inform', 'Hired two'), agendaItem('b', 'win', 'Churn is down')]),
        silent: [prepared(good), prepared([agendaItem('a', 'inform', 'Hired two')])],
      },
    ],
  ],
  [
    'something-asked',
    somethingAsked,
    [
      {
        says: 'Nothing is asked of Maria yet',
        planted: prepared([agendaItem('a', 'discuss', 'Pricing')]),
        silent: [
          prepared(good),
          prepared([agendaItem('a', 'discuss', 'Pricing')], { person: { relation: 'peer' } }),
          prepared([
            agendaItem('a', 'problem', 'Imports', {
              content: [agendaPart('option', 'Wait'), agendaPart('ask', 'Two weeks')],
            }),
          ]),
        ],
      },
      {
        says: 'Nothing is asked of Maria yet',
        planted: prepared([
          agendaItem('a', 'problem', 'Imports', {
            content: [agendaPart('option', 'Wait'), agendaPart('ask')],
          }),
        ]),
        silent: [],
      },
      ...[
        agendaItem('b', 'ask', ''),
        agendaItem('b', 'ask', ' ', under(' ')),
        agendaItem('b', 'ask', 'What I need from Maria…'),
      ].map((blank) => ({
        says: 'Nothing is asked of Maria yet',
        planted: prepared([agendaItem('a', 'problem', 'Imports'), blank]),
        silent: [prepared([agendaItem('a', 'problem', 'Imports'), agendaItem('b', 'ask', 'Two weeks')])],
      })),
    ],
  ],
  [
    'problem-offers-a-way',
    problemOffersAWay,
    [
      {
        says: '“Imports” still needs two ways out',
        planted: prepared([
          agendaItem('p', 'problem', 'Imports', {
            content: [
              agendaPart('since', 'March'),
              agendaPart('cost', '3 days'),
              agendaPart('option', 'Wait'),
              agendaPart('option'),
              agendaPart('recommendation', 'A'),
            ],
          }),
          ...good,
        ]),
        silent: [],
      },
      {
        says: '“Imports” still needs a recommendation',
        planted: prepared([
          agendaItem('p', 'problem', 'Imports', {
            content: [
              agendaPart('option', 'Wait'),
              agendaPart('option', 'Retry'),
              agendaPart('recommendation'),
            ],
          }),
          ...good,
        ]),
        silent: [],
      },
      {
        says: '“Support is asked the same 60 times” still needs two ways out',
        planted: prepared([agendaItem('p', 'problem', 'Support is asked the same 60 times'), ...good]),
        silent: [
          prepared([
            agendaItem('p', 'problem', 'Imports', {
              content: [
                agendaPart('since', 'March'),
                agendaPart('option', 'Wait'),
                agendaPart('against', 'slow'),
                agendaPart('option', 'Retry'),
                agendaPart('recommendation', 'B'),
              ],
            }),
          ]),
          prepared([agendaItem('p', 'problem', 'Imports', under('A: wait', 'B: retry', 'I recommend B.'))]),
          prepared([
            agendaItem(
              'p',
              'problem',
              'Imports',
              under('Option 1) wait; option 2) retry. We would start with the second.'),
            ),
          ]),
          prepared([agendaItem('p', 'problem', 'Imports')], { person: { relation: 'report' } }),
        ],
      },
      {
        says: '“Imports stop” still needs a recommendation',
        planted: prepared([agendaItem('p', 'problem', 'Imports stop', under('A: wait', 'B: retry'))]),
        silent: [],
      },
    ],
  ],
  [
    'opener-asks',
    openerAsks,
    [
      {
        says: 'The opener does not ask anything yet',
        planted: prepared([...good.slice(0, 2), agendaItem('o', 'opener', 'Acme opened a beta')]),
        silent: [
          prepared(good),
          prepared([agendaItem('o', 'opener', 'Acme opened a beta', under('Where would it hurt first?'))]),
        ],
      },
      {
        says: 'The opener does not ask anything yet',
        planted: prepared([
          agendaItem('o', 'opener', 'Acme opened a beta', under('https://acme.example/?page=1')),
        ]),
        silent: [],
      },
    ],
  ],
  [
    'minutes-fit',
    minutesFit,
    [
      {
        says: '14 minutes are planned for 10',
        planted: prepared(good, { meeting: { minutes: 10 } }),
        silent: [prepared(good)],
      },
      {
        says: '8 minutes are planned for 6',
        planted: prepared(
          ['a', 'b', 'c', 'd'].map((id) =>
            agendaItem(id, id === 'c' ? 'inform' : 'ask', 'Words', { minutes: 2 }),
          ),
          { meeting: { minutes: 6 } },
        ),
        silent: [],
      },
    ],
  ],
  [
    'on-one-agenda',
    onOneAgenda,
    [
      {
        says: '“Who owns the forecast” is on the agenda of Tuesday 24 November too',
        planted: prepared(carried('discuss'), { past: carriedFrom('discuss').slice(2), sooner }),
        silent: [
          prepared(carried('discuss'), { past: carriedFrom('discuss').slice(2) }),
          prepared(carried('discuss'), {
            past: carriedFrom('discuss').slice(2),
            sooner: [{ day: '2026-11-24', refs: ['item:m9/x'] }],
          }),
          prepared(good, { sooner }),
        ],
      },
    ],
    'needs more than the agenda',
  ],
  [
    'carried-often',
    carriedOften,
    [
      {
        says: '“Who owns the forecast” was carried 3 times',
        planted: prepared(carried('discuss'), { past: carriedFrom('discuss') }),
        silent: [
          prepared(carried('discuss'), { past: carriedFrom('discuss').slice(1) }),
          prepared(carried('discuss')),
          prepared(carried('decide'), { past: carriedFrom('discuss') }),
        ],
      },
      {
        says: '“Who owns the forecast” was carried 3 times',
        planted: prepared(carried('decide'), { past: carriedFrom('decide') }),
        silent: [],
      },
    ],
    'needs more than the agenda',
  ],
  [
    'send-by',
    sendBy,
    [
      {
        says: 'The brief for Maria is to go today',
        planted: prepared(good, { person: { leadDays: 1 }, meeting: { briefSentAt: null } }),
        silent: [
          prepared(good, { person: { leadDays: 1 } }),
          prepared(good, { person: { leadDays: null }, meeting: { briefSentAt: null } }),
          prepared(good, { person: { leadDays: 0 }, meeting: { briefSentAt: null } }),
          prepared([], { person: { leadDays: 1 }, meeting: { briefSentAt: null } }),
        ],
      },
      {
        says: 'The brief for Maria was due on Tuesday 24 November',
        planted: prepared(good, { person: { leadDays: 3 }, meeting: { briefSentAt: null } }),
        silent: [
          prepared(good, { person: { leadDays: 3 }, meeting: { briefSentAt: '2026-11-24T08:00:00Z' } }),
        ],
      },
    ],
    'needs more than the agenda',
  ],
])
