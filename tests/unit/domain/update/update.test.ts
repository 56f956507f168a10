import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftUpdate, hasNews, talksAhead, type UpdateSource } from '@shared/domain/update/draft-update'
import { toldUntil, updateDueSince, type InTouch } from '@shared/domain/update/update-due'
import { action, agendas, item, meeting, person, win } from '../../../support/talk-rows'

const dayMs = 86_400_000
const metMs = Date.parse('2026-11-02T10:00:00Z')
const at = (days: number) => metMs + days * dayMs
const instant = (days: number) => new Date(at(days)).toISOString()

describe('when an update is due', () => {
  const due = (days: number, fields: Record<string, unknown> = {}, more: Partial<InTouch> = {}) => {
    const told = person({ channel: 'Slack before nine', ...fields })
    const inTouch: InTouch = {
      person: told,
      cadence: 'fortnightly',
      lastMetMs: metMs,
      nextMs: at(14),
      ...more,
    }
    return updateDueSince(inTouch, at(days)) !== undefined
  }

  it('comes halfway between two 1:1s, and no more the day before the next', () => {
    expect([1, 6.9, 7, 12, 12.6, 13.9].map((days) => due(days))).toEqual([
      false,
      false,
      true,
      true,
      false,
      false,
    ])
  })

  it('comes sooner where they want to hear more often than they meet', () => {
    expect(due(8, { cadence: 'weekly' }, { nextMs: at(60) })).toBe(true)
    expect(due(8, {}, { nextMs: at(60) })).toBe(false)
  })

  it('does not come where they meet more often than they want to hear', () => {
    expect(due(8, { cadence: 'monthly' })).toBe(false)
    expect(due(8, { cadence: 'fortnightly' })).toBe(true)
    expect(due(16, { cadence: 'monthly' }, { nextMs: at(28) })).toBe(true)
  })

  it('is for nobody who did not say how or how often, nor where no rhythm is known', () => {
    expect(due(8, { channel: ' ' })).toBe(false)
    expect(due(8, {}, { cadence: undefined })).toBe(false)
    expect(due(8, {}, { lastMetMs: undefined })).toBe(false)
  })

  it('comes once between two 1:1s, whether it was sent, skipped or a snapshot', () => {
    for (const field of ['lastUpdateAt', 'updateSkippedAt', 'lastSnapshotAt']) {
      expect(due(10, { [field]: instant(7) })).toBe(false)
      expect(due(10, { [field]: instant(-3) })).toBe(true)
      // Without a next one, a cadence later.
      expect(due(20, { [field]: instant(7) }, { nextMs: undefined })).toBe(false)
      expect(due(21, { [field]: instant(7) }, { nextMs: undefined })).toBe(true)
    }
  })

  it('never comes more often than they meet, in a year of answering at once', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('weekly', 'fortnightly', 'monthly', ''),
        fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 2, maxLength: 20 }),
        fc.boolean(),
        (cadence, gaps, skips) => {
          const starts = gaps.reduce<number[]>((days, gap) => [...days, (days.at(-1) ?? 0) + gap], [0])
          let lastAt: string | null = null
          const updates: number[] = []
          for (let day = 0.5; day < (starts.at(-1) ?? 0); day += 0.5) {
            const lastMet = starts.findLast((start) => start < day)
            const next = starts.find((start) => start > day)
            const fields = { channel: 'Mail', cadence, [skips ? 'updateSkippedAt' : 'lastUpdateAt']: lastAt }
            const inTouch: InTouch = {
              person: person(fields),
              cadence: 'fortnightly',
              lastMetMs: lastMet === undefined ? undefined : at(lastMet),
              nextMs: next === undefined ? undefined : at(next),
            }
            if (updateDueSince(inTouch, at(day)) === undefined) continue
            updates.push(day)
            lastAt = instant(day)
          }
          const between = starts.slice(1).map((end, index) => {
            const start = starts[index] ?? 0
            return updates.filter((day) => day > start && day <= end).length
          })
          expect(between.filter((count) => count > 1)).toEqual([])
        },
      ),
    )
  })

  it('is about what is new since they met, or were told', () => {
    expect(toldUntil({ person: person(), lastMetMs: metMs })).toBe(metMs)
    expect(toldUntil({ person: person({ lastUpdateAt: instant(3) }), lastMetMs: metMs })).toBe(at(3))
    expect(toldUntil({ person: person({ updateSkippedAt: instant(3) }), lastMetMs: metMs })).toBe(metMs)
    expect(toldUntil({ person: person(), lastMetMs: undefined })).toBeUndefined()
  })
})

describe('what an update says', () => {
  const meetings = [meeting('past', '2026-11-02T09:30'), meeting('next', '2026-11-16T10:00')]
  const source = (more: Partial<UpdateSource> = {}): UpdateSource => ({
    person: person(),
    sinceMs: metMs,
    wins: [
      win({
        text: 'Audit took two days',
        before: 'Nine days',
        after: 'Two days',
        date: '2026-11-05',
        personId: 'maria',
      }),
      win({ text: 'For another', date: '2026-11-05', personId: 'tom' }),
      win({ text: 'Told already', date: '2026-11-02', personId: 'maria' }),
    ],
    actions: [
      action({ text: 'The page of dates.', status: 'done', doneAt: instant(2) }),
      action({ text: 'Done before they met', status: 'done', doneAt: instant(-2) }),
      action({ text: 'Theirs', owedBy: 'them', status: 'done', doneAt: instant(2) }),
      action({ text: 'Send the cohort', dueDate: '2026-11-12' }),
      action({ text: 'Far ahead', dueDate: '2027-02-01' }),
    ],
    meetings,
    projections: agendas({
      past: [item('p', 'bad-news', 'Said when they met')],
      next: [
        item('w', 'win', 'A win'),
        item('b', 'bad-news', 'The March migration slips.'),
        item('c', 'bad-news', '', { ref: 'item:past/p' }),
        item('d', 'decide', 'Drop the free plan', { ticked: true }),
        item('e', 'decide', 'Still to decide'),
      ],
    }),
    nowMs: at(8),
    zone: 'UTC',
    ...more,
  })
  const parts = (more: Partial<UpdateSource> = {}) =>
    draftUpdate(source(more)).parts.map(({ id, text }) => `${id}: ${text.replaceAll('\n', ' | ')}`)

  it('is bad news first, then what was done and decided, then what comes', () => {
    expect(draftUpdate(source()).title).toBe('Update, 10 November 2026')
    expect(parts()).toEqual([
      'bad-news: The March migration slips',
      'done: Audit took two days: Nine days → two days | The page of dates',
      'decided: Drop the free plan',
      'next: Send the cohort, by 12 Nov',
    ])
  })

  it('is no reason to write where only something comes', () => {
    expect(hasNews(draftUpdate(source()))).toBe(true)
    const nothing = draftUpdate(source({ wins: [], projections: new Map(), sinceMs: at(7) }))
    expect(hasNews(nothing)).toBe(false)
  })

  it('reads the agendas ahead alone', () => {
    expect(talksAhead('maria', source())).toEqual(['next'])
  })
})
