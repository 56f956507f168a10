import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { agendaItemKinds } from '@shared/body/agenda-item'
import type { ProjectedItem } from '@shared/body/project-body'
import { relations } from '@shared/documents/kinds/person'
import { checkPrep } from '@shared/domain/prep-check/check-prep'
import type { Prepared } from '@shared/domain/prep-check/finding'
import type { Known } from '@shared/domain/prep-check/known'
import { templates } from '@shared/domain/templates'
import { mended } from './mended'

/** Each of an agenda's items and of what is known can be a finding, and a mended one can bring up another. */
const mostSteps = 60

const phrases = [
  'Pricing',
  'Churn under 3 %',
  'Why now?',
  'The import vendor',
  'Send the cohort by region',
  'Support needs a second shift',
  'The board and its margins',
]
const phrase = fc.constantFrom(...phrases)
const day = fc.constantFrom('2026-09-01', '2026-11-05', '2026-11-20', '2026-11-26', '2026-12-04')
const id = fc.stringMatching(/^[a-z]{4}$/)
const listOf = <T extends { id: string }>(each: fc.Arbitrary<T>, maxLength: number) =>
  fc.uniqueArray(each, { selector: (one) => one.id, maxLength })

const item: fc.Arbitrary<ProjectedItem> = fc.record({
  id,
  kind: fc.constantFrom(...agendaItemKinds),
  headline: fc.oneof(phrase, fc.constantFrom('', 'What I need from Maria…')),
  minutes: fc.integer({ min: 0, max: 20 }),
  ticked: fc.constant(false),
  ref: fc.constantFrom(null, null, null, 'item:m1/old', 'win:w'),
  hasDetail: fc.constant(false),
})

const known: fc.Arbitrary<Known> = fc.record({
  today: fc.constant('2026-11-26'),
  goals: listOf(fc.record({ id, text: phrase }), 3),
  blindSpots: listOf(fc.record({ id, text: phrase }), 2),
  feedback: listOf(fc.record({ id, text: phrase, day, hasChanged: fc.boolean() }), 2),
  actions: listOf(fc.record({ id, text: phrase, dueDate: day, wasChased: fc.boolean() }), 3),
  wins: fc.constantFrom([], [{ id: 'w', text: 'Fewer firms leave', goalId: null }]),
  openers: fc.constantFrom([], [{ id: 'o', text: 'Two rivals froze hiring. Where would you spend?' }]),
  chased: fc.integer({ min: 0, max: 4 }),
  past: fc.array(
    fc.record({
      meetingId: fc.constantFrom('m1', 'm2', 'm3', 'm4'),
      day: fc.constantFrom('2026-11-05', '2026-11-12', '2026-11-19'),
      items: fc.array(
        fc.record({
          id: fc.constant('old'),
          kind: fc.constantFrom(...agendaItemKinds),
          ref: fc.constantFrom(null, 'item:m1/old'),
          ticked: fc.boolean(),
          words: phrase,
        }),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 4 },
  ),
})

const prepared: fc.Arbitrary<Prepared> = fc
  .record({
    person: fc.record({
      name: fc.constant('Maria Ortega'),
      relation: fc.constantFrom(...relations),
      style: fc.constantFrom('bullets' as const, 'narrative' as const, 'numbers-first' as const),
      briefLength: fc.constantFrom('' as const, 'headlines' as const, 'one-page' as const),
      leadDays: fc.constantFrom(null, 0, 1, 7),
      cadenceDays: fc.constantFrom(7, 31),
    }),
    meeting: fc.record({
      minutes: fc.integer({ min: 30, max: 90 }),
      template: fc.constantFrom('', ...templates.map((template) => template.id)),
      day: fc.constant('2026-11-27'),
      briefSentAt: fc.constant(null),
    }),
    items: listOf(item, 6),
    known,
  })
  .map(({ known, ...rest }) => ({ ...rest, ...known }))

test('mending the first finding again and again ends with none, whatever was there', () => {
  fc.assert(
    fc.property(prepared, (from) => {
      let now = from
      const trail: string[] = []
      for (let step = 0; step < mostSteps; step += 1) {
        const findings = checkPrep(now)
        expect(findings.length).toBeLessThanOrEqual(3)
        const [first] = findings
        if (!first) return
        trail.push(`${first.rule}: ${first.text}`)
        now = mended(now, first)
      }
      throw new Error(`still something after ${mostSteps} steps:\n${trail.slice(-12).join('\n')}`)
    }),
    { numRuns: 300 },
  )
})

test('what was muted is not found, and what comes after it is', () => {
  fc.assert(
    fc.property(prepared, (from) => {
      const before = checkPrep(from).map(({ rule }) => rule)
      const [first, ...rest] = before
      if (first === undefined) return
      const after = checkPrep({ ...from, muted: [first] }).map(({ rule }) => rule)
      expect(after).not.toContain(first)
      expect(after).toEqual(expect.arrayContaining(rest.filter((rule) => after.includes(rule))))
      expect(after.length).toBeGreaterThanOrEqual(rest.length)
    }),
  )
})
