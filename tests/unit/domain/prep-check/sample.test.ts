import { describe, expect, it } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { projectBody } from '@shared/body/project-body'
import { actionKind } from '@shared/documents/kinds/action'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { noteKind } from '@shared/documents/kinds/note'
import { openerKind } from '@shared/documents/kinds/opener'
import { personKind } from '@shared/documents/kinds/person'
import { winKind } from '@shared/documents/kinds/win'
import { timeOf } from '@shared/domain/meeting-time'
import { checkPrep } from '@shared/domain/prep-check/check-prep'
import type { Finding, Prepared } from '@shared/domain/prep-check/finding'
import { prepareCheck } from '@shared/domain/prep-check/prepare-check'
import { privateTextIn, privateWordsIn } from '@shared/domain/prep-check/private-text'
import { sampleWorkspace } from '@shared/domain/sample-workspace'
import { mended } from './mended'

const zone = 'Europe/Vienna'

interface Checked {
  prepared: Prepared
  findings: Finding[]
}

/** What is found in every meeting of the sample, each prepared half an hour ahead with what was there then. */
function findingsIn(now: string): Map<string, Checked> {
  const sample = sampleWorkspace({ now, zone })
  const bodies = new Map(sample.bodies.map(({ id, nodes }) => [id, nodes]))
  const projections = new Map([...bodies].map(([id, nodes]) => [id, projectBody(nodes)]))
  const meetings = sample.writes.filter(({ kind }) => kind === 'meeting').map(meetingKind.readRow)
  const people = new Map(
    sample.writes.filter(({ kind }) => kind === 'person').map((row) => [row.id, personKind.readRow(row)]),
  )
  return new Map(
    meetings.map((meeting) => {
      const person = people.get(meeting.fields.personId ?? '')
      const start = timeOf(meeting.fields, zone)
      if (!person || !start) throw new Error(`${meeting.id} has no person or date`)
      const nowMs = start.startMs - 30 * 60_000
      const wasLater = (instant: unknown) => typeof instant === 'string' && Date.parse(instant) > nowMs
      // As it was then: nothing written later, and what was done or closed since still open.
      const rows = sample.writes
        .filter(({ fields }) => !wasLater(fields['createdAt']))
        .map((row) => {
          const fields = { ...row.fields }
          if (wasLater(fields['doneAt'])) fields['status'] = 'open'
          if (wasLater(fields['closedAt'])) fields['closedAt'] = null
          return { ...row, fields }
        })
      const ofKind = (name: string) => rows.filter(({ kind }) => kind === name)
      const known = prepareCheck({
        person,
        meeting,
        notes: ofKind('note').map(noteKind.readRow),
        actions: ofKind('action').map(actionKind.readRow),
        wins: ofKind('win').map(winKind.readRow),
        openers: ofKind('opener').map(openerKind.readRow),
        meetings,
        projections,
        nowMs,
        zone,
      })
      const items = projections.get(meeting.id)?.items ?? []
      const prepared = { ...known, items }
      return [meeting.id, { prepared, findings: checkPrep(prepared) }]
    }),
  )
}

describe.each(['2026-11-22T10:40', '2026-03-29T01:30', '2026-12-31T23:40'])(
  'over the sample workspace at %s',
  (now) => {
    const found = findingsIn(now)
    const rulesOf = (id: string) => found.get(id)?.findings.map(({ rule }) => rule)

    it('[C3] finds two things at most in the median, three at most', () => {
      const counts = [...found.values()]
        .map(({ findings }) => findings.length)
        .sort((one, other) => one - other)
      expect(counts.length).toBeGreaterThan(30)
      expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(2)
      expect(counts.at(-1)).toBeLessThanOrEqual(3)
    })

    it('[C3] finds every fault that was planted in it', () => {
      expect(rulesOf('sample-maria-next')).toEqual(['something-asked', 'feedback-shown', 'send-by'])
      expect(rulesOf('sample-jonas-next')).toEqual(['they-had-to-ask'])
      expect(rulesOf('sample-nora-next')).toEqual(['material-sent', 'minutes-fit'])
      expect(rulesOf('sample-nora-later-1')).toContain('material-sent')
      // Lost a customer, and a week later nothing of it.
      expect(rulesOf('sample-maria-4')).toContain('bad-news-followed')
      // Two options, and none recommended.
      expect(found.get('sample-maria-2')?.findings.map(({ text }) => text)).toContain(
        '“Support answers the same import question 60…” still needs a recommendation',
      )
      expect(rulesOf('sample-jonas-2')).toContain('blind-spot-filled')
      expect(rulesOf('sample-maria-8')).toContain('figure-sourced')
    })

    it('[C3] is silent where all is well', () => {
      for (const id of ['priya-next', 'jonas-1', 'priya-1', 'dan-1', 'dan-2', 'nora-2', 'elif-1']) {
        expect(rulesOf(`sample-${id}`)).toEqual([])
      }
    })

    it('[C3] is silent about a thing once it was mended', () => {
      for (const { prepared, findings } of found.values()) {
        for (const finding of findings) {
          const after = checkPrep(mended(prepared, finding))
          expect(after.map(({ text }) => text)).not.toContain(finding.text)
        }
      }
    })

    it('[C3] is silent about all of it once Maria’s next was mended, in three keys', () => {
      let prepared = found.get('sample-maria-next')?.prepared
      for (let key = 0; key < 3 && prepared; key += 1) {
        const [first] = checkPrep(prepared)
        if (first) prepared = mended(prepared, first)
      }
      expect(prepared && checkPrep(prepared)).toEqual([])
    })

    it('says nothing that would be wrong on a shared screen', () => {
      const secrets = sampleWorkspace({ now, zone })
        .writes.filter(({ kind, fields }) => kind === 'note' && noteKind.isPrivate(fields))
        .map(({ fields }) => String(fields['text']))
      expect(secrets.length).toBeGreaterThan(10)
      const said = JSON.stringify([...found.values()].map(({ findings }) => findings))
      for (const secret of secrets) expect(said).not.toContain(secret)
    })

    it('lets every agenda ahead leave, and none with a worry pasted into it', () => {
      const { writes, bodies } = sampleWorkspace({ now, zone })
      const secrets = privateWordsIn(writes)
      const ahead = bodies.filter(({ id }) => id.endsWith('-next'))
      expect(ahead.length).toBeGreaterThan(1)
      for (const { nodes } of ahead) {
        expect(privateTextIn(nodes, secrets)).toEqual([])
        for (const words of secrets) {
          const pasted = agendaItem('pasted', 'discuss', words)
          expect(privateTextIn([...nodes, pasted], secrets)).toContainEqual({ itemId: 'pasted', words })
        }
      }
    })
  },
)
