import * as fc from 'fast-check'
import type { z } from 'zod'
import { expect, it } from 'vitest'
import { agendaItem, agendaItemKinds } from '@shared/body/agenda-item'
import { projectBody } from '@shared/body/project-body'
import type { DocumentRow } from '@shared/documents/document'
import { allKinds, kindNames, type KindName } from '@shared/documents/kinds/all-kinds'
import { noteTypes } from '@shared/documents/kinds/note'
import { briefStyles, relations } from '@shared/documents/kinds/person'
import { renderBrief } from '@shared/domain/brief/render-brief'
import { followUpOf } from '@shared/domain/close/follow-up'
import { findRecordIn, withRecordWords } from '@shared/domain/follow-through/items-of-records'
import { shortDate } from '@shared/domain/meeting-words'
import { renderLetter } from '@shared/domain/sending/letter'
import { mailDraft } from '@shared/domain/sending/mail-draft'
import { draftSnapshot } from '@shared/domain/snapshot/draft-snapshot'
import { draftUpdate } from '@shared/domain/update/draft-update'

const nowMs = Date.parse('2026-11-26T09:00:00Z')
const zone = 'UTC'

/** One value of each form that a field may have, with words that stand nowhere else. */
const secretValues: readonly unknown[] = [
  'zqsecret words of nobody else',
  ['zqsecret words in a list'],
  // A moment on a day of its own.
  '2026-03-14T04:05:06.789Z',
  '2026-03-14',
  true,
  false,
  17,
]
/** Of text that others may read. */
const openWords = 'Words for all'

const shapeOf = (kind: KindName) => allKinds[kind].shape as Record<string, z.ZodType>

/** Every value of the list, and every choice, that this field takes. */
function valuesFor(kind: KindName, field: string): unknown[] {
  const schema = shapeOf(kind)[field]
  const { innerType } = (schema as unknown as { def: { innerType?: { options?: readonly unknown[] } } }).def
  return [...secretValues, ...(innerType?.options ?? [])].filter((value) => schema?.safeParse(value).success)
}

/** What is private of each kind: its fields, and of notes and captures that are private as a whole, all their words. */
const privatePlaces = kindNames.flatMap((kind) => {
  const fields: readonly string[] = allKinds[kind].privateFields
  return fields.flatMap((field) => valuesFor(kind, field).map((value) => ({ kind, field, value })))
})

/** It says which results concern whom, and so which are told; nobody is told that it does. */
const choosesWhatIsTold = new Set(['win.personId'])

interface World {
  person: Record<string, unknown>
  status: string
  owedBy: string
  itemKind: (typeof agendaItemKinds)[number]
  ticked: boolean
}

const worlds: fc.Arbitrary<World> = fc.record({
  person: fc.record({
    relation: fc.constantFrom(...relations),
    style: fc.constantFrom(...briefStyles),
    briefLength: fc.constantFrom('', 'headlines', 'one-page', 'full'),
    plan: fc.constantFrom('', openWords),
  }),
  status: fc.constantFrom('open', 'waiting', 'done'),
  owedBy: fc.constantFrom('me', 'them'),
  itemKind: fc.constantFrom(...agendaItemKinds),
  ticked: fc.boolean(),
})

/** A row of each kind about one person, a note of each type, and words for all in what others may read. */
function rowsOf({ person, status, owedBy }: World): DocumentRow[] {
  const doneAt = status === 'done' ? '2026-11-24T10:00:00Z' : null
  const common = { personId: 'maria', text: openWords, meetingId: 'past', createdAt: '2026-11-01T10:00:00Z' }
  const own: Partial<Record<KindName, Record<string, unknown>>> = {
    person: { name: 'Maria Ortega', email: 'maria@example.com', ...person },
    meeting: { personId: 'maria', start: '2026-11-20T10:00' },
    action: { ...common, status, owedBy, doneAt, dueDate: '2026-11-28' },
    win: { ...common, date: '2026-11-24', before: 'Nine days', after: 'Two days', meaning: openWords },
  }
  const rows = kindNames
    .filter((kind) => kind !== 'note')
    .map((kind) => ({ id: idOf(kind), kind, fields: own[kind] ?? common }))
  const notes = noteTypes.map((type) => ({
    id: `note-${type}`,
    kind: 'note',
    // What stands in a note is never told, the goal that a win serves neither.
    fields: { ...common, type, text: `zqsecret ${type} of hers` },
  }))
  const next = { id: 'next', kind: 'meeting', fields: { personId: 'maria', start: '2026-12-01T10:00' } }
  return [...rows, ...notes, next]
}

function idOf(kind: KindName): string {
  return kind === 'person' ? 'maria' : kind === 'meeting' ? 'past' : `one-${kind}`
}

/** Everything that is made for others of these rows, in each form. A new output belongs in here. */
function allThatLeaves(rows: readonly DocumentRow[], { itemKind, ticked }: World): string[] {
  const read = <Name extends KindName>(kind: Name) =>
    rows.filter((row) => row.kind === kind).map((row) => allKinds[kind].readRow(row)) as ReturnType<
      (typeof allKinds)[Name]['readRow']
    >[]
  const [person] = read('person')
  const actions = read('action')
  const wins = read('win')
  if (!person) throw new Error('nobody')
  const nodes = [
    agendaItem('a', itemKind, openWords, { ticked }),
    ...['action:one-action', 'win:one-win', 'opener:one-opener', 'capture:one-capture', 'note:feedback'].map(
      (ref) => agendaItem(ref, itemKind, openWords, { ref, ticked }),
    ),
  ]
  const shown = withRecordWords(
    nodes,
    findRecordIn({
      action: (id) => actions.find((action) => action.id === id),
      win: (id) => wins.find((win) => win.id === id),
    }),
  )
  const projections = new Map(['past', 'next'].map((id) => [id, projectBody(shown)]))
  const source = { person, wins, actions, meetings: read('meeting'), projections, nowMs, zone }
  const { style, briefLength: length } = person.fields
  const [meeting] = read('meeting')
  const letters = [
    draftSnapshot({ ...source, period: { from: '2026-08-27', to: '2026-11-26' } }),
    draftUpdate({ ...source, sinceMs: Date.parse('2026-11-20T10:30:00Z') }),
  ]
  const brief = renderBrief({
    person: person.fields,
    meeting: meeting?.fields ?? { title: '', start: '', minutes: 30, place: '' },
    nodes: shown,
    style,
    length,
    includeTicked: true,
  })
  const { id, name, channel } = { id: person.id, ...person.fields }
  const followUp = followUpOf({
    person: { id, name, style, channel },
    meeting: { id: 'past', startMs: Date.parse('2026-11-19T10:00:00Z') },
    nodes: shown,
    resolveItem: () => undefined,
    actions,
    isPrivate: () => false,
    nowMs,
    zone,
  })
  const outputs = [
    brief,
    ...(followUp ? [{ title: followUp.subject, ...followUp }] : []),
    ...letters.map((letter) => ({ title: letter.title, ...renderLetter(letter, style) })),
  ]
  return outputs.flatMap(({ title, markdown, html, text }) => {
    const { url } = mailDraft({ to: person.fields.email, subject: title, text })
    return [title, markdown, html, text, decodeURIComponent(url)]
  })
}

/** The row with this value in it; notes each for themselves. */
function withValue(
  rows: readonly DocumentRow[],
  kind: KindName,
  field: string,
  value: unknown,
): DocumentRow[] {
  return rows.map((row) => (row.kind === kind ? { ...row, fields: { ...row.fields, [field]: value } } : row))
}

const daysOfSecrets = [shortDate(Date.parse('2026-03-14'), nowMs, zone), '14 March', '2026-03-14']

it('[C7] nothing that is private by kind is in what leaves, nor changes a word of it', () => {
  expect(privatePlaces.length).toBeGreaterThan(30)
  fc.assert(
    fc.property(worlds, (world) => {
      const rows = rowsOf(world)
      const before = allThatLeaves(rows, world).join('\n')
      for (const { kind, field, value } of privatePlaces) {
        const place = `${kind}.${field}`
        const after = allThatLeaves(withValue(rows, kind, field, value), world).join('\n')
        expect([place, after.match(/zqsecret[^\n]*/)?.[0]]).toEqual([place, undefined])
        expect([place, daysOfSecrets.filter((day) => after.includes(day))]).toEqual([place, []])
        expect([place, choosesWhatIsTold.has(place) || after === before]).toEqual([place, true])
      }
    }),
    { numRuns: 8 },
  )
}, 30_000)

it('[C7] every private field is tried with a value it can have', () => {
  const tried = new Set(privatePlaces.map(({ kind, field }) => `${kind}.${field}`))
  const all = kindNames.flatMap((kind) =>
    allKinds[kind].privateFields.map((field: string) => `${kind}.${field}`),
  )
  expect(all.filter((place) => !tried.has(place))).toEqual([])
})

it('[C7] and words for all are in it, so that the search could find what is there', () => {
  const world: World = {
    person: { relation: 'manager', style: 'bullets' },
    status: 'done',
    owedBy: 'me',
    itemKind: 'decide',
    ticked: true,
  }
  for (const output of [0, 1, 2, 3]) {
    const [, markdown = ''] = allThatLeaves(rowsOf(world), world).slice(output * 5)
    expect(markdown).toContain(openWords)
  }
})
