import { describe, expect, it } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph, type BodyNode } from '@shared/body/body-node'
import { projectBody } from '@shared/body/project-body'
import { checkPrep } from '@shared/domain/prep-check/check-prep'
import type { Prepared, Rule } from '@shared/domain/prep-check/finding'
import type { PastAgenda } from '@shared/domain/prep-check/known'
import { mended } from './mended'

export const today = '2026-11-26'
export const good = [
  agendaItem('a', 'bad-news', 'The March migration slips by nine days'),
  agendaItem('b', 'ask', 'Air cover with Finance until May'),
  agendaItem('c', 'opener', 'From July, AI costs must be itemised. How could going first win us deals?'),
]

type More = Partial<Omit<Prepared, 'person' | 'meeting'>> & {
  person?: Partial<Prepared['person']>
  meeting?: Partial<Prepared['meeting']>
}

/** What the prep check sees of these items, thirty minutes with a manager tomorrow. */
export function prepared(nodes: BodyNode[], { person, meeting, ...more }: More = {}): Prepared {
  return {
    person: { name: 'Maria Ortega', relation: 'manager', ...person },
    meeting: { minutes: 30, template: 'weekly', day: '2026-11-27', ...meeting },
    items: projectBody(nodes).items,
    today,
    ...more,
  }
}

export function under(...lines: string[]): { content: BodyNode[] } {
  return { content: lines.map((line) => paragraph(line)) }
}

/** Agendas that were met, as `prepareCheck` gives them: `m1` is the first here, and the latest. */
export function past(...agendas: [day: string, ...nodes: BodyNode[]][]): PastAgenda[] {
  return agendas.map(([day, ...nodes], index) => ({
    meetingId: `m${index + 1}`,
    day,
    items: projectBody(nodes).items.map(({ headline, ...item }) => ({ ...item, words: headline })),
  }))
}

/** A fault, the words it is found in, and the like of it without the fault. */
export interface Planting {
  says: string
  planted: Prepared
  silent: Prepared[]
}

/** What every rule owes; `needs` is where it judges by more than the agenda itself. */
export function describeRules(
  rules: readonly [string, Rule, Planting[], 'needs more than the agenda'?][],
): void {
  describe.each(rules)('%s', (name, rule, plantings, needs) => {
    it.each(plantings)('[C3] finds what was planted: $says', ({ says, planted }) => {
      expect(rule(planted)).toMatchObject({ rule: name, text: says })
    })

    it('[C3] is silent where nothing is missing', () => {
      for (const { silent } of plantings) for (const each of silent) expect(rule(each)).toBeUndefined()
    })

    it.each(plantings)('[C3] is silent after its fix, and after each choice: $says', ({ planted }) => {
      const finding = rule(planted)
      if (!finding) throw new Error('nothing was found')
      for (const { fix } of [finding, ...(finding.choices ?? [])]) {
        expect(rule(mended(planted, { ...finding, fix }))).toBeUndefined()
      }
    })

    it('does not judge by what is not known', () => {
      for (const { planted } of plantings) {
        const { name: called, relation } = planted.person
        const { minutes, template } = planted.meeting
        const items = planted.items.map(({ detail: _detail, ...item }) => item)
        const bare = { person: { name: called, relation }, meeting: { minutes, template }, items }
        const found = rule(bare) !== undefined
        expect(found && needs !== undefined).toBe(false)
      }
    })

    it('is muted by its name', () => {
      for (const { planted } of plantings) {
        const found = checkPrep({ ...planted, muted: [name] })
        expect(found.map((finding) => finding.rule)).not.toContain(name)
      }
    })

    it('says calm words: a line or two, a sentence of why, and no blind spot', () => {
      for (const { planted } of plantings) {
        const finding = rule(planted)
        expect(finding?.text.length).toBeLessThanOrEqual(100)
        expect(finding?.reason).toMatch(/^[A-Z].*\.$/)
        for (const { text } of planted.blindSpots ?? []) expect(JSON.stringify(finding)).not.toContain(text)
      }
    })
  })
}
