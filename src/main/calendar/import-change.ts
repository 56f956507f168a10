import type { ExistingRows, ImportPlan } from '@shared/calendar/plan-import'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { personKind, type Relation } from '@shared/documents/kinds/person'
import { settingsId, settingsKind } from '@shared/documents/kinds/settings'
import type { Inverse } from '@shared/ipc/calls/documents'
import type { CalendarOptions } from '@shared/ipc/calls/calendar'
import type { Vault } from '../vault/vault'
import type { DocumentWrite } from '../workspace/write-documents'

/** What a plan is compared with: meetings, those from a calendar in the trash too, and people who are not. */
export function readExistingRows(vault: Vault): ExistingRows {
  const all = vault.rows([meetingKind.kind]).map(({ id, fields }) => {
    const { personId, title, start, zone, minutes, place, joinUrl, status, ...rest } =
      meetingKind.read(fields)
    const { sourceUid, sourceRecurrenceId, sourceSaid } = rest
    const said = { sourceUid, sourceRecurrenceId, sourceSaid, isRemoved: rest.trashedAt !== null }
    return { id, personId, title, start, zone, minutes, place, joinUrl, status, ...said }
  })
  const meetings = all.filter(({ sourceUid }) => sourceUid !== '')
  const byHand = all.filter(({ sourceUid, isRemoved }) => sourceUid === '' && !isRemoved)
  const people = vault.rows([personKind.kind]).flatMap(({ id, fields }) => {
    const { name, email, trashedAt } = personKind.read(fields)
    return trashedAt === null ? [{ id, name, email }] : []
  })
  return { meetings, people, byHand }
}

/** A series, or a meeting that happens once: what is offered and taken as one. */
export function setIdOf(meeting: { id: string; seriesId: string | null }): string {
  return meeting.seriesId ?? meeting.id
}

/** The plan without what the user does not want, and without whom it would have been with. */
export function takeFromPlan(plan: ImportPlan, leftOut: readonly string[]): ImportPlan {
  const left = new Set(leftOut)
  const create = plan.create.filter((meeting) => !left.has(setIdOf(meeting)))
  const changed = [...plan.move, ...plan.revise, ...plan.cancel, ...plan.refresh]
  const wanted = new Set([
    ...create.map(({ personId }) => personId),
    ...changed.flatMap(({ patch }) => patch.personId ?? []),
  ])
  return { ...plan, create, people: plan.people.filter(({ id }) => wanted.has(id)) }
}

/** What carries a plan out: people first, then their meetings, then what the calendar changed, then the settings. */
export function importWrites(
  vault: Vault,
  plan: ImportPlan,
  options: CalendarOptions,
  relations: Readonly<Record<string, Relation>>,
): DocumentWrite[] {
  const people = plan.people.flatMap((person) => writePerson(vault, person, relations[person.id]))
  const created = plan.create.map(({ id, ...fields }) => ({
    id,
    kind: meetingKind.kind,
    // There it is in the trash, since its import was taken back.
    fields: vault.row(id) ? { ...fields, trashedAt: null } : fields,
  }))
  const changed = [...plan.move, ...plan.revise, ...plan.cancel, ...plan.refresh].map(({ id, patch }) => ({
    id,
    fields: { ...patch },
  }))
  return [...people, ...created, ...changed, ...writeSettings(vault, options)]
}

/**
 * The inverse of an import: what it created goes to the trash and forgets its source, so that importing the file once
 * more offers it again. What the user removed keeps its source, and stays away.
 */
export function forgetSources(inverse: Inverse, createdIds: readonly string[]): Inverse {
  const created = new Set(createdIds)
  const forgotten = inverse.fields
    .filter(({ id, field }) => field === 'trashedAt' && created.has(id))
    .map(({ id, ifClock }) => ({ id, field: 'sourceUid', value: '', ifClock }))
  const known = new Set(inverse.fields.filter(({ field }) => field === 'sourceUid').map(({ id }) => id))
  return { ...inverse, fields: [...inverse.fields, ...forgotten.filter(({ id }) => !known.has(id))] }
}

function writePerson(
  vault: Vault,
  { id, name, email, isNew }: ImportPlan['people'][number],
  relation: Relation | undefined,
): DocumentWrite[] {
  const row = vault.row(id)
  if (!row) return [{ id, kind: personKind.kind, fields: { name, email, relation: relation ?? 'other' } }]
  // Back from the trash, as they were.
  if (isNew) return [{ id, fields: { trashedAt: null, ...(relation === undefined ? {} : { relation }) } }]
  return personKind.read(row.fields).email === '' && email !== '' ? [{ id, fields: { email } }] : []
}

function writeSettings(vault: Vault, options: CalendarOptions): DocumentWrite[] {
  const { ownAddresses, ignoredAddresses, titlePatterns } = options
  const now = settingsKind.read(vault.row(settingsId)?.fields ?? {})
  const fields = Object.fromEntries(
    Object.entries({ ownAddresses, ignoredAddresses, titlePatterns }).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(now[name as keyof typeof now]),
    ),
  )
  return Object.keys(fields).length === 0 ? [] : [{ id: settingsId, kind: settingsKind.kind, fields }]
}
