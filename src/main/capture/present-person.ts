import { meetingKind } from '@shared/documents/kinds/meeting'
import { personKind } from '@shared/documents/kinds/person'
import type { Mentionable } from '@shared/domain/capture/people-in-text'
import { presentPersonId } from '@shared/domain/capture/present-person'
import { earliestStart } from '@shared/domain/meeting-time'
import type { Vault } from '../vault/vault'
import type { CapturePorts } from './put-on-agenda'

/** Whom the user is meeting just now, or was a moment ago, or will be. */
export function presentPerson(vault: Vault, { nowMs, zone }: CapturePorts): Mentionable | null {
  const from = earliestStart(nowMs())
  const meetings = vault
    .rows(['meeting'])
    // Most meetings of a workspace are over; they need not be read.
    .filter(({ fields }) => typeof fields['start'] === 'string' && fields['start'] >= from)
    .map(meetingKind.readRow)
  const id = presentPersonId(meetings, nowMs(), zone())
  const row = id === undefined ? undefined : vault.row(id)
  if (!row) return null
  const { name, trashedAt } = personKind.read(row.fields)
  return row.kind === 'person' && trashedAt === null && name !== '' ? { id: row.id, name } : null
}
