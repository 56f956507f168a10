import { describe, expect, it } from 'vitest'
import { parseItemReference } from '@shared/body/agenda-item'
import { plainText } from '@shared/body/body-node'
import { projectBody } from '@shared/body/project-body'
import { documentIdSchema } from '@shared/documents/document'
import { allKinds } from '@shared/documents/kinds/all-kinds'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { noteKind } from '@shared/documents/kinds/note'
import { openerKind } from '@shared/documents/kinds/opener'
import { personKind } from '@shared/documents/kinds/person'
import { renderBrief } from '@shared/domain/brief/render-brief'
import { carriedOver } from '@shared/domain/carry-over'
import { timeOf } from '@shared/domain/meeting-time'
import { notesAbout } from '@shared/domain/people/notes-about'
import { sampleWorkspace } from '@shared/domain/sample-workspace'

const zone = 'Europe/Vienna'
const moments = [
  '2026-11-22T10:40',
  '2026-11-22T13:50',
  '2026-03-29T01:30',
  '2026-12-31T23:40',
  '2027-01-01T00:05',
]

describe.each(moments)('the sample workspace at %s', (now) => {
  const sample = sampleWorkspace({ now, zone })
  const nowMs = timeOf({ start: now, zone, minutes: 0 }, zone)?.startMs ?? 0
  const rows = sample.writes
  const meetings = rows.filter(({ kind }) => kind === 'meeting').map(meetingKind.readRow)
  const bodies = new Map(sample.bodies.map(({ id, nodes }) => [id, nodes]))
  const projections = new Map([...bodies].map(([id, nodes]) => [id, projectBody(nodes)]))
  const person = rows.filter(({ id }) => id === 'sample-maria').map(personKind.readRow)[0]
  const next = meetings.find(({ id }) => id === 'sample-maria-next')

  it('holds documents as their kinds define them, each once', () => {
    for (const { id, kind, fields } of rows) {
      expect(documentIdSchema.safeParse(id).success).toBe(true)
      expect(allKinds[kind].read(fields)).toMatchObject(fields)
    }
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    for (const { id } of sample.bodies) expect(rows.map((row) => row.id)).toContain(id)
    expect(sampleWorkspace({ now, zone })).toEqual(sample)
  })

  it('lies around now: the next meeting within a day, agendas before, dates ahead without', () => {
    const span = next && timeOf(next.fields, zone)
    expect((span?.startMs ?? 0) - nowMs).toBeGreaterThanOrEqual(15 * 60_000)
    expect((span?.startMs ?? 0) - nowMs).toBeLessThanOrEqual(15 * 3_600_000)
    for (const meeting of meetings) {
      const isOver = (timeOf(meeting.fields, zone)?.endMs ?? 0) <= nowMs
      expect(isOver).toBe(/-\d+$/.test(meeting.id) && !meeting.id.includes('later'))
    }
    for (const { fields } of rows) expect(Date.parse(String(fields['createdAt']))).toBeLessThan(nowMs)
  })

  it('refers to nothing that is not there', () => {
    const ids = new Set(rows.map(({ id }) => id))
    const items = [...projections].flatMap(([, { items }]) => items)
    for (const { ref } of items) {
      const shown = parseItemReference(ref)
      const isThere = shown
        ? projections.get(shown.meetingId)?.items.some(({ id }) => id === shown.itemId)
        : ref === null || ids.has(ref.replace(/^\w+:/, ''))
      expect(isThere).toBe(true)
    }
    for (const { fields } of rows) {
      for (const name of ['personId', 'captureId', 'becameId', 'meetingId']) {
        expect(fields[name] === undefined || fields[name] === null || ids.has(String(fields[name]))).toBe(
          true,
        )
      }
    }
  })

  it('offers what was left over with Maria', () => {
    if (!person || !next) throw new Error('no Maria')
    const openers = rows.filter(({ kind }) => kind === 'opener').map(openerKind.readRow)
    const carried = carriedOver({
      meetings,
      projections,
      openers,
      personId: person.id,
      meetingId: next.id,
      nowMs,
      zone,
    })
    expect(carried.map(({ headline, times }) => [headline, times])).toEqual([
      ['Ten minutes of yours to read the pricing one-pager before the board', 1],
      ['Who owns the renewal forecast', 3],
    ])
  })

  it('gives Maria a brief without what is private', () => {
    if (!person || !next) throw new Error('no Maria')
    const { style } = person.fields
    const about = notesAbout(person, rows.filter(({ kind }) => kind === 'note').map(noteKind.readRow))
    expect(about.map(({ fields }) => fields.type)).toContain('worry')
    const secrets = about.flatMap(({ fields }) => [fields.text, fields.quote].filter(Boolean))
    const brief = renderBrief({
      person: person.fields,
      meeting: next.fields,
      nodes: bodies.get(next.id) ?? [],
      style,
    })
    expect(brief.text).toContain('The March migration slips by nine days')
    const notes = plainText(bodies.get(person.id) ?? [])
    for (const secret of [...secrets, ...notes.split('\n')]) {
      for (const form of Object.values(brief)) expect(form).not.toContain(secret)
    }
  })
})
