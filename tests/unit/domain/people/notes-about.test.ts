import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { noteKind } from '@shared/documents/kinds/note'
import { personKind } from '@shared/documents/kinds/person'
import {
  isOpenNote,
  newNote,
  notesAbout,
  noteWrites,
  removingWrites,
} from '@shared/domain/people/notes-about'

const personOf = (fields: Record<string, unknown>) =>
  personKind.readRow({ id: 'maria', kind: 'person', fields })
const noteOf = (id: string, fields: Record<string, unknown>) =>
  noteKind.readRow({ id, kind: 'note', fields: { personId: 'maria', ...fields } })
const textsOf = (notes: readonly { fields: { text: string } }[]) => notes.map(({ fields }) => fields.text)

const maria = personOf({
  goals: 'Churn under 3 %\n\n  One roadmap  \nChurn under 3 %',
  worries: 'Being surprised',
  createdAt: '2026-09-01T08:00:00.000Z',
})

describe('lines of the old fields', () => {
  it('read as notes, each once, of the day the person was written down', () => {
    const notes = notesAbout(maria, [])
    expect(notes.map(({ fields: { type, text, date } }) => [type, text, date])).toEqual([
      ['goal', 'Churn under 3 %', '2026-09-01'],
      ['goal', 'One roadmap', '2026-09-01'],
      ['worry', 'Being surprised', '2026-09-01'],
    ])
    expect(new Set(notes.map(({ id }) => id)).size).toBe(3)
    expect(notes.every(isOpenNote)).toBe(true)
  })

  it('have the same ids on every device, and others for another person', () => {
    const again = notesAbout(personOf({ ...maria.fields }), [])
    expect(again.map(({ id }) => id)).toEqual(notesAbout(maria, []).map(({ id }) => id))
    const jonas = personKind.readRow({ id: 'jonas', kind: 'person', fields: maria.fields })
    expect(notesAbout(jonas, [])[0]?.id).not.toBe(again[0]?.id)
  })

  it('become notes with their first change, and leave the field', () => {
    const [churn] = notesAbout(maria, [])
    if (!churn) throw new Error('no note')
    expect(noteWrites(maria, churn, { sureness: 'sure' })).toEqual([
      {
        id: churn.id,
        kind: 'note',
        fields: {
          personId: 'maria',
          type: 'goal',
          text: 'Churn under 3 %',
          date: '2026-09-01',
          trashedAt: null,
          sureness: 'sure',
        },
      },
      { id: 'maria', fields: { goals: '\n  One roadmap  ' } },
    ])
  })

  it('go out of the field when they are removed; a note goes to the trash', () => {
    const [, roadmap] = notesAbout(maria, [])
    if (!roadmap) throw new Error('no note')
    expect(removingWrites(maria, roadmap, 0)).toEqual([
      { id: 'maria', fields: { goals: 'Churn under 3 %\n\nChurn under 3 %' } },
    ])
    const note = noteOf('n1', { text: 'Heard' })
    expect(removingWrites(maria, note, 0)).toEqual([
      { id: 'n1', fields: { trashedAt: '1970-01-01T00:00:00.000Z' } },
    ])
  })

  it('give way to the note another device has made of them', () => {
    const [churn] = notesAbout(maria, [])
    const adopted = noteOf(churn?.id ?? '', { type: 'goal', text: 'Churn under 2 %' })
    const notes = notesAbout(maria, [adopted])
    expect(textsOf(notes).toSorted()).toEqual(['Being surprised', 'Churn under 2 %', 'One roadmap'])
    expect(noteWrites(maria, adopted, { text: 'Churn' })).toEqual([
      { id: adopted.id, fields: { text: 'Churn' } },
    ])
  })
})

test('notes stand by kind, the newest first, and only those about this person', () => {
  const notes = [
    noteOf('heard', { type: 'heard', text: 'heard', date: '2026-11-20' }),
    noteOf('old', { type: 'goal', text: 'old', date: '2026-10-01' }),
    noteOf('new', { type: 'goal', text: 'new', date: '2026-11-01' }),
    noteOf('written', { type: 'goal', text: 'written', createdAt: '2026-10-15T10:00:00.000Z' }),
    noteOf('else', { type: 'goal', text: 'else', personId: 'jonas' }),
  ]
  expect(textsOf(notesAbout(personOf({}), notes))).toEqual(['new', 'written', 'old', 'heard'])
})

test('a new note takes text alone; its day is today where the user is', () => {
  const now = { nowMs: Date.parse('2026-11-26T23:30Z'), zone: 'Europe/Vienna' }
  expect(newNote('maria', 'worry', '  Losing control ', now)).toEqual({
    personId: 'maria',
    type: 'worry',
    text: 'Losing control',
    date: '2026-11-27',
  })
})

test('[B3] two devices that change notes offline, in any order, lose no line and no change of another note', () => {
  const word = fc.constantFrom('one', 'two', 'three', 'four')
  const step = fc.record({
    device: fc.integer({ min: 0, max: 1 }),
    line: word,
    sureness: fc.constantFrom('guess', 'sure'),
  })
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1 }), fc.array(step, { maxLength: 12 }), (lines, steps) => {
      const start = new Map([['maria', { goals: lines.join('\n') } as Record<string, unknown>]])
      const devices = [new Registers(start), new Registers(start)]
      const changed = new Map<string, string>()
      for (const { device: index, line, sureness } of steps) {
        const device = devices[index]
        const note = device?.notes().find(({ fields }) => fields.text === line)
        if (!device || !note) continue
        device.write(noteWrites(device.person(), note, { sureness: sureness as 'guess' | 'sure' }), index)
        changed.set(line, sureness)
      }
      const [one, other] = devices
      if (!one || !other) throw new Error('no devices')
      const merged = [one.mergedWith(other), other.mergedWith(one)]
      const [seen, alsoSeen] = merged.map((device) =>
        device.notes().map(({ id, fields }) => ({ id, ...fields })),
      )
      expect(seen).toEqual(alsoSeen)
      expect(seen?.map(({ text }) => text).toSorted()).toEqual([...lines].toSorted())
      for (const [line] of changed) {
        expect(seen?.find(({ text }) => text === line)?.sureness).not.toBe('')
      }
    }),
  )
})

let clock = 0

/** The fields of some documents as registers, the later write winning, as the vault keeps them. */
class Registers {
  private readonly fields = new Map<string, Map<string, { value: unknown; at: string }>>()

  constructor(start: ReadonlyMap<string, Record<string, unknown>>) {
    for (const [id, fields] of start) {
      for (const [field, value] of Object.entries(fields)) this.set(id, field, value, '')
    }
  }

  write(writes: ReturnType<typeof noteWrites>, device: number): void {
    clock += 1
    for (const { id, kind, fields } of writes) {
      for (const [field, value] of Object.entries({ ...(kind ? { kind } : {}), ...fields })) {
        this.set(id, field, value, `${String(clock).padStart(9, '0')}-${device}`)
      }
    }
  }

  mergedWith(other: Registers): Registers {
    const merged = new Registers(new Map())
    for (const each of [this, other]) {
      for (const [id, fields] of each.fields) {
        for (const [field, { value, at }] of fields) merged.set(id, field, value, at)
      }
    }
    return merged
  }

  person() {
    return personKind.readRow({ id: 'maria', kind: 'person', fields: this.row('maria') })
  }

  notes() {
    const ids = [...this.fields.keys()].filter((id) => this.row(id)['kind'] === 'note')
    return notesAbout(
      this.person(),
      ids.map((id) => noteKind.readRow({ id, kind: 'note', fields: this.row(id) })),
    )
  }

  private row(id: string): Record<string, unknown> {
    return Object.fromEntries([...(this.fields.get(id) ?? [])].map(([field, { value }]) => [field, value]))
  }

  private set(id: string, field: string, value: unknown, at: string): void {
    const fields = this.fields.get(id) ?? new Map<string, { value: unknown; at: string }>()
    const known = fields.get(field)
    if (!known || known.at <= at) fields.set(field, { value, at })
    this.fields.set(id, fields)
  }
}
