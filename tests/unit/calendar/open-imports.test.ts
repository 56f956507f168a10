import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { personKind } from '@shared/documents/kinds/person'
import { settingsId, settingsKind } from '@shared/documents/kinds/settings'
import type { CalendarOptions } from '@shared/ipc/calls/calendar'
import { UserError } from '@shared/ipc/user-error'
import { AttachmentStore } from '../../../src/main/attachments/attachment-store'
import { CalendarReader } from '../../../src/main/calendar/calendar-reader'
import { OpenImports } from '../../../src/main/calendar/open-imports'
import type { CalendarSource } from '../../../src/main/calendar/read-calendar-file'
import { openVault } from '../../../src/main/vault/open-vault'
import { documentWrites } from '../../../src/main/workspace/write-documents'
import { Workspace } from '../../../src/main/workspace/workspace'
import { eventLines, importOptions, readFixture, wrap } from '../../support/calendars/calendar-fixtures'

const { nowMs, localZone, myAddresses, titlePatterns } = importOptions()
const defaults: CalendarOptions = {
  ownAddresses: [...myAddresses],
  ignoredAddresses: [],
  titlePatterns: [...titlePatterns],
  chosen: [],
}
const window = {}
const named = (source: CalendarSource) => ({ fileName: 'tom.ics', source })

let folder: string
let workspace: Workspace
let imports: OpenImports<object>
let openReaders: Set<CalendarReader>

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadup-calendar-'))
  workspace = new Workspace(
    openVault({ folder, nowMs: () => nowMs }).vault,
    false,
    () => undefined,
    new AttachmentStore(folder),
  )
  openReaders = new Set()
  imports = new OpenImports({
    nowMs: () => nowMs,
    zone: () => localZone,
    startReader: () => {
      const reader = Object.assign(new CalendarReader(), { close: () => void openReaders.delete(reader) })
      openReaders.add(reader)
      return reader
    },
  })
})

afterEach(() => {
  workspace.vault.close()
  rmSync(folder, { recursive: true })
})

async function open(file: Uint8Array | string): Promise<string> {
  const token = randomUUID()
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  await imports.read(window, workspace, token, named({ kind: 'bytes', bytes, size: bytes.length }))
  return token
}

const preview = async (file: Uint8Array | string, changes: Partial<CalendarOptions> = {}) =>
  imports.preview(window, await open(file), { ...defaults, ...changes })

async function bring(
  file: Uint8Array | string,
  changes: Partial<CalendarOptions> = {},
  leftOut: string[] = [],
) {
  const token = await open(file)
  const options = { ...defaults, ...changes }
  return imports.confirm(window, { commandId: randomUUID(), token, options, leftOut, relations: {} })
}

const meetings = () =>
  workspace.vault
    .rows(['meeting'])
    .map(meetingKind.readRow)
    .filter(({ fields }) => fields.trashedAt === null)
    .sort((a, b) => (a.fields.start < b.fields.start ? -1 : 1))
const people = () =>
  workspace.vault
    .rows(['person'])
    .map(personKind.readRow)
    .filter(({ fields }) => fields.trashedAt === null)
const everything = () => workspace.vault.rows(['meeting', 'person', 'settings'])

async function write(id: string, fields: Record<string, unknown>, kind?: string): Promise<void> {
  const writes = documentWrites(workspace.vault, [{ id, kind, fields }], () => nowMs)
  await workspace.commit({ commandId: randomUUID(), fields: writes, bodies: [] })
}

/** A weekly 1:1 with Maria, four times from 23 November at `time`. */
const weekly = (time: string, ...more: string[]) =>
  wrap(
    ...eventLines(
      'UID:weekly',
      `DTSTART;TZID=Europe/Berlin:20261123T${time}00`,
      'DURATION:PT30M',
      'RRULE:FREQ=WEEKLY;COUNT=4',
      ...more,
    ).filter((line) => !line.startsWith('DTEND')),
  )

describe('importing a calendar into a workspace', () => {
  it('[A8] offers what would be brought, by person, and changes nothing', async () => {
    const offer = await preview(readFixture('google'))
    expect(offer.offered.map(({ name, isNew }) => [name, isNew])).toContainEqual(['Maria Weber', true])
    const maria = offer.offered.find(({ name }) => name === 'Maria Weber')
    expect(maria?.sets[0]).toMatchObject({ title: 'Maria / Tom', isSeries: true, wasLeftOut: false })
    expect(offer.passedOver.length).toBeGreaterThan(0)
    expect(everything()).toEqual([])
  })

  it('[A8] brings people and their 1:1s, and keeps whose calendar it is', async () => {
    const result = await bring(weekly('1400'))
    expect(result).toMatchObject({ created: 4, people: 1, moved: 0, cancelled: 0 })
    const [maria] = people()
    expect(maria?.fields).toMatchObject({ name: 'Maria Weber', email: 'maria.weber@example.com' })
    expect(meetings().map(({ fields }) => [fields.start, fields.personId])).toEqual(
      ['23', '30', '07', '14'].map((day) => [`2026-${day > '20' ? '11' : '12'}-${day}T14:00`, maria?.id]),
    )
    expect(settingsKind.read(workspace.vault.row(settingsId)?.fields ?? {}).ownAddresses).toEqual(myAddresses)
  })

  it.each(['google', 'outlook', 'apple'] as const)(
    '[A8] a %s calendar imported again changes nothing',
    async (name) => {
      await bring(readFixture(name))
      const before = everything()
      const offer = await preview(readFixture(name))
      expect(offer).toMatchObject({ offered: [], moved: [], revised: [], cancelled: [] })
      expect(offer.unchangedCount).toBe(meetings().length)
      await bring(readFixture(name))
      expect(everything()).toEqual(before)
    },
  )

  it('[A8] what moved in the calendar moves, what is cancelled is marked, and nothing is doubled', async () => {
    await bring(weekly('1400'))
    const ids = meetings().map(({ id }) => id)
    const result = await bring(weekly('1530', 'EXDATE;TZID=Europe/Berlin:20261207T153000'))
    expect(result).toMatchObject({ created: 0, moved: 3, cancelled: 1 })
    expect(meetings().map(({ id }) => id)).toEqual(ids)
    expect(meetings().map(({ fields }) => `${fields.start} ${fields.status}`)).toEqual([
      '2026-11-23T15:30 planned',
      '2026-11-30T15:30 planned',
      '2026-12-07T14:00 cancelled',
      '2026-12-14T15:30 planned',
    ])
  })

  it('[A8] what the user changed by hand stays', async () => {
    await bring(weekly('1400'))
    const [first, second] = meetings()
    await write(first?.id ?? '', { start: '2026-11-24T09:00', title: 'Budget' })
    await write(second?.id ?? '', { trashedAt: new Date(nowMs).toISOString() })
    await bring(weekly('1400', 'LOCATION:Room 4'))
    expect(workspace.vault.row(first?.id ?? '')?.fields).toMatchObject({
      start: '2026-11-24T09:00',
      title: 'Budget',
      place: 'Room 4',
    })
    expect(meetings()).toHaveLength(3)
    expect((await preview(weekly('1400'))).passedOver).toContainEqual(
      expect.objectContaining({ reason: 'removed', count: 1 }),
    )
  })

  it('[A8] taken back, all of it is gone; imported once more, all of it is there', async () => {
    const { inverse } = await bring(weekly('1400'))
    const undone = await workspace.revert(randomUUID(), inverse)
    expect([meetings(), people()]).toEqual([[], []])
    expect((await bring(weekly('1400'))).created).toBe(4)
    expect([meetings().length, people().length]).toEqual([4, 1])
    expect(undone.inverse.fields.length).toBeGreaterThan(0)
  })

  it('[A8] redone, an import that was taken back is as it was', async () => {
    const { inverse } = await bring(weekly('1400'))
    const before = everything()
    const undone = await workspace.revert(randomUUID(), inverse)
    await workspace.revert(randomUUID(), undone.inverse)
    expect(everything()).toEqual(before)
    expect((await preview(weekly('1400'))).unchangedCount).toBe(4)
  })

  it('brings only what was ticked, and offers the rest without a tick the next time', async () => {
    const other = eventLines('UID:other', 'ATTENDEE;CN=Jonas Frey:mailto:jonas@example.com', 'SUMMARY:Jonas')
    const file = weekly('1400').replace('END:VCALENDAR', [...other, 'END:VCALENDAR'].join('\r\n'))
    const offer = await preview(file)
    const jonas = offer.offered.find(({ name }) => name === 'Jonas Frey')
    const result = await bring(file, {}, [jonas?.sets[0]?.id ?? ''])
    expect(result).toMatchObject({ created: 4, people: 1 })
    expect(people().map(({ fields }) => fields.name)).toEqual(['Maria Weber'])
    const again = await preview(file)
    expect(again.offered.map(({ name, sets }) => [name, sets[0]?.wasLeftOut])).toEqual([['Jonas Frey', true]])
  })

  it('knows who is in the workspace already, by address or by name, and adds the address', async () => {
    await write('maria', { name: 'Maria', relation: 'manager' }, 'person')
    await bring(weekly('1400'))
    expect(people().map(({ id, fields }) => [id, fields.name, fields.relation, fields.email])).toEqual([
      ['maria', 'Maria', 'manager', 'maria.weber@example.com'],
    ])
    expect(meetings().map(({ fields }) => fields.personId)).toEqual(['maria', 'maria', 'maria', 'maria'])
  })

  it('a 1:1 that was planned by hand is the one in the calendar, with its own title, and is not doubled', async () => {
    await write('maria', { name: 'Maria', email: 'maria.weber@example.com' }, 'person')
    const fields = { personId: 'maria', start: '2026-11-23T13:00', zone: 'Europe/London', title: 'Budget' }
    await write('by-hand', fields, 'meeting')
    const { created } = await bring(weekly('1400', 'LOCATION:Room 4'))
    expect(created).toBe(3)
    expect(meetings().map(({ id, fields: { title, place } }) => [id === 'by-hand', title, place])).toEqual([
      [true, 'Budget', 'Room 4'],
      ...[2, 3, 4].map(() => [false, 'Maria / Tom', 'Room 4']),
    ])
    await bring(weekly('1530', 'LOCATION:Room 4'))
    expect(workspace.vault.row('by-hand')?.fields).toMatchObject({
      start: '2026-11-23T15:30',
      title: 'Budget',
    })
    expect(meetings()).toHaveLength(4)
  })

  it('undone, a 1:1 planned by hand is as it was', async () => {
    await write('maria', { name: 'Maria', email: 'maria.weber@example.com' }, 'person')
    await write(
      'by-hand',
      { personId: 'maria', start: '2026-11-23T14:00', zone: null, title: 'Budget' },
      'meeting',
    )
    const { inverse } = await bring(weekly('1400', 'LOCATION:Room 4'))
    await workspace.revert(randomUUID(), inverse)
    expect(meetings().map(({ id, fields }) => [id, fields.title, fields.place, fields.sourceUid])).toEqual([
      ['by-hand', 'Budget', '', ''],
    ])
  })

  it('gives new people the relation that was chosen', async () => {
    const token = await open(weekly('1400'))
    const { offered } = await imports.preview(window, token, defaults)
    const relations = { [offered[0]?.personId ?? '']: 'manager' as const }
    await imports.confirm(window, {
      commandId: randomUUID(),
      token,
      options: defaults,
      leftOut: [],
      relations,
    })
    expect(people().map(({ fields }) => fields.relation)).toEqual(['manager'])
  })

  it('asks whom a 1:1 with several guests is with, once', async () => {
    const file = weekly(
      '1400',
      'SUMMARY:1:1',
      'ATTENDEE;CN=Maria Weber:mailto:maria.weber@example.com',
      'ATTENDEE;CN=Jonas Frey:mailto:jonas@example.com',
    )
    const { offered, unclear } = await preview(file)
    expect(offered).toEqual([])
    expect(unclear).toMatchObject([{ uid: 'weekly', title: '1:1', meetingCount: 4 }])
    expect(unclear[0]?.choices.map(({ name }) => name)).toEqual(['Maria Weber', 'Jonas Frey'])
    await bring(file, { chosen: [{ uid: 'weekly', person: 'jonas@example.com' }] })
    expect(people().map(({ fields }) => fields.name)).toEqual(['Jonas Frey'])
    expect(await preview(file)).toMatchObject({ offered: [], unclear: [], unchangedCount: 4 })
  })

  it('a person who takes over in the calendar takes over the meetings, and is created', async () => {
    await bring(weekly('1400'))
    await bring(weekly('1400', 'ATTENDEE;CN=Jonas Frey:mailto:jonas@example.com'))
    const jonas = people().find(({ fields }) => fields.name === 'Jonas Frey')
    expect(meetings().map(({ fields }) => fields.personId)).toEqual(Array(4).fill(jonas?.id))
  })

  it('confirmed twice by one command, it is imported once; by another, it is refused', async () => {
    const token = await open(weekly('1400'))
    const args = { commandId: randomUUID(), token, options: defaults, leftOut: [], relations: {} }
    const [first, second] = await Promise.all([imports.confirm(window, args), imports.confirm(window, args)])
    expect(second).toEqual(first)
    await expect(imports.confirm(window, { ...args, commandId: randomUUID() })).rejects.toMatchObject({
      code: 'import-done',
    })
    expect(meetings()).toHaveLength(4)
  })

  it('where the disk does not take it nothing is changed, and the same command may try again', async () => {
    const token = await open(weekly('1400'))
    const args = { commandId: randomUUID(), token, options: defaults, leftOut: [], relations: {} }
    const commit = workspace.commit.bind(workspace)
    workspace.commit = () => Promise.reject(new UserError('not-saved', 'The disk is full.'))
    await expect(imports.confirm(window, args)).rejects.toMatchObject({ code: 'not-saved' })
    expect(everything()).toEqual([])
    workspace.commit = commit
    expect(await imports.confirm(window, args)).toMatchObject({ created: 4 })
  })

  it('what changes while the plan is made is planned with', async () => {
    const token = await open(weekly('1400'))
    const args = { commandId: randomUUID(), token, options: defaults, leftOut: [], relations: {} }
    const confirmed = imports.confirm(window, args)
    await write('maria', { name: 'Maria W.', email: 'maria.weber@example.com' }, 'person')
    expect(await confirmed).toMatchObject({ created: 4, people: 1 })
    expect(people().map(({ id }) => id)).toEqual(['maria'])
  })
})

describe('a file that cannot be imported', () => {
  it.each([
    ['not-a-calendar', new TextEncoder().encode('Dear Tom')],
    ['truncated', readFixture('google').subarray(0, 3000)],
    ['archive', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0])],
  ])('[A8] %s: says so, changes nothing and keeps nothing open', async (code, bytes) => {
    const reading = imports.read(
      window,
      workspace,
      'token-1-token',
      named({ kind: 'bytes', bytes, size: bytes.length }),
    )
    await expect(reading).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/Nothing was changed/),
    })
    expect(everything()).toEqual([])
    expect(openReaders.size).toBe(0)
  })

  it.each([
    ['not-a-calendar', 'x'.repeat(4096)],
    ['too-large', `BEGIN:VCALENDAR\r\n${'X'.repeat(4000)}`],
  ])('[A8] 50 MB, of which the beginning is enough: %s', async (code, head) => {
    const path = join(folder, 'junk.ics')
    writeFileSync(path, Buffer.concat([Buffer.from(head), Buffer.alloc(50 * 1024 * 1024, 'x')]))
    const reading = imports.read(window, workspace, 'token-1-token', named({ kind: 'path', path }))
    await expect(reading).rejects.toMatchObject({ code })
  })

  it.each([
    ['file-gone', 'gone.ics'],
    ['file-unreadable', '.'],
  ])('[A8] %s is said in words', async (code, name) => {
    const reading = imports.read(
      window,
      workspace,
      'token-1-token',
      named({ kind: 'path', path: join(folder, name) }),
    )
    await expect(reading).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/Nothing was changed/),
    })
  })

  it('an import that was closed is not there any more', async () => {
    const token = await open(weekly('1400'))
    imports.close(window, token)
    await expect(imports.preview(window, token, defaults)).rejects.toMatchObject({ code: 'no-such-import' })
    expect(openReaders.size).toBe(0)
  })
})
