import { agendaItem } from '@shared/body/agenda-item'
import { blindSpotFilled } from '@shared/domain/prep-check/blind-spot-filled'
import { figureSourced } from '@shared/domain/prep-check/figure-sourced'
import { itemHasWords } from '@shared/domain/prep-check/item-has-words'
import { styleFit } from '@shared/domain/prep-check/style-fit'
import { describeRules, good, prepared, under } from './describe-rules'

const longText = 'one word more '.repeat(50)

describeRules([
  [
    'blind-spot-filled',
    blindSpotFilled,
    [
      {
        says: '“Support needs a second shift” needs a line of background',
        planted: prepared([agendaItem('s', 'ask', 'Support needs a second shift'), ...good], {
          blindSpots: [{ id: 'n', text: 'Hears of support only when it is on fire' }],
        }),
        silent: [
          prepared(good, { blindSpots: [{ id: 'n', text: 'Hears of support only when it is on fire' }] }),
          prepared([agendaItem('s', 'ask', 'Support', under('Sixty calls a week since May.')), ...good], {
            blindSpots: [{ id: 'n', text: 'Hears of support only when it is on fire' }],
          }),
        ],
      },
    ],
    'needs more than the agenda',
  ],
  [
    'figure-sourced',
    figureSourced,
    [
      {
        says: 'The figure in “Churn fell to 2.8 %” has no source yet',
        planted: prepared([...good, agendaItem('w', 'win', 'Churn fell to 2.8 %')]),
        silent: [
          prepared(good),
          prepared([agendaItem('w', 'win', 'Churn fell to 2.8 %', under('From our cohorts, October.'))]),
          prepared([agendaItem('w', 'win', 'Churn fell to 2.8 %', { ref: 'win:w' })]),
          prepared([agendaItem('w', 'win', 'The release of 2026')]),
          prepared([agendaItem('w', 'win', 'Churn fell to 2.8 %')], { person: { relation: 'report' } }),
        ],
      },
    ],
  ],
  [
    'style-fit',
    styleFit,
    [
      {
        says: 'Maria likes numbers first, and none is here',
        planted: prepared(
          [
            agendaItem('a', 'inform', 'The slip'),
            agendaItem('b', 'ask', 'Cover'),
            agendaItem('c', 'risk', 'Churn'),
          ],
          { person: { style: 'numbers-first' } },
        ),
        silent: [
          prepared(good, { person: { style: 'numbers-first' } }),
          prepared(good.slice(0, 2), { person: { style: 'numbers-first' } }),
        ],
      },
      {
        says: '164 words, and Maria reads headlines',
        planted: prepared([...good.slice(0, 2), agendaItem('d', 'inform', 'Words', under(longText))], {
          person: { briefLength: 'headlines' },
        }),
        silent: [
          prepared(good, { person: { briefLength: 'headlines' } }),
          prepared([agendaItem('d', 'inform', 'Words', under(longText))], {
            person: { briefLength: 'one-page' },
          }),
        ],
      },
      {
        says: 'Maria likes bullets, and one of these is a paragraph',
        planted: prepared([...good, agendaItem('d', 'inform', 'Words', under(longText))], {
          person: { style: 'bullets' },
        }),
        silent: [
          prepared([agendaItem('d', 'inform', 'Words', under(longText))], { person: { style: 'narrative' } }),
        ],
      },
    ],
    'needs more than the agenda',
  ],
  [
    'item-has-words',
    itemHasWords,
    [
      {
        says: 'An item has no words',
        planted: prepared([...good, agendaItem('e', 'discuss', ' ')]),
        silent: [prepared(good), prepared([...good, agendaItem('e', 'discuss', '', { ref: 'action:x' })])],
      },
    ],
  ],
])
