import { captureKind, type Capture } from '@shared/documents/kinds/capture'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { personKind } from '@shared/documents/kinds/person'
import { agendaWords } from '@shared/domain/capture/agenda-words'
import { understandCapture } from '@shared/domain/capture/understand-capture'
import { withoutSigns } from '@shared/domain/capture/without-signs'
import type { Triage } from '@shared/ipc/calls/captures'
import { UserError } from '@shared/ipc/user-error'
import type { Change, Vault } from '../vault/vault'
import { documentWrites, type DocumentWrite } from '../workspace/write-documents'
import { knownNames } from './known-names'
import { onAgenda, placeCapture, placeItem, placeOpener, type Placed } from './place-capture'
import type { CapturePorts } from './put-on-agenda'
import { takeBackCapture } from './take-back-capture'

export interface Triaged {
  change: Change
  meetingId: string | null
  openerId: string | null
  isWaiting: boolean
}

/** The change that takes a capture out of the inbox, and what became of it. */
export function triageCapture(
  vault: Vault,
  { commandId, captureId, to }: { commandId: string; captureId: string; to: Triage },
  ports: CapturePorts,
): Triaged {
  const capture = readCapture(vault, captureId)
  const settle = (fields: Record<string, unknown>, placed?: Placed): Triaged => {
    const writes: DocumentWrite[] = [...(placed?.writes ?? []), { id: captureId, fields }]
    const { meetingId = null, openerId = null, isWaiting = false } = placed ?? {}
    return {
      change: {
        commandId,
        fields: documentWrites(vault, writes, ports.nowMs),
        bodies: placed?.edit ? [placed.edit.update] : [],
        ...placed?.edit?.inverse,
      },
      meetingId,
      openerId,
      isWaiting,
    }
  }
  switch (to.as) {
    case 'keep':
      return settle({ state: capture.fields.becameId === null ? 'kept' : 'used' })
    case 'remove':
      return settle({ trashedAt: new Date(ports.nowMs()).toISOString() })
    case 'take-back': {
      const change = takeBackCapture(vault, commandId, capture, ports.nowMs())
      return { change, meetingId: null, openerId: null, isWaiting: false }
    }
    case 'item': {
      const placed = makeItem(vault, capture, to, ports)
      return settle(fieldsOf(capture, placed, to.personId), placed)
    }
    case 'opener': {
      requirePerson(vault, to.personId)
      const { text, url } = spoken(vault, capture, ports)
      const placed = placeOpener(vault, capture.id, { personId: to.personId, text, url }, ports)
      return settle(fieldsOf(capture, placed), placed)
    }
    case 'word': {
      const placed = placeCapture(vault, capture.id, to.line, ports)
      if (!placed) {
        throw new UserError('not-placed', 'This needs a person first. The capture is still in the inbox.')
      }
      const { word, dueDate, personIds } = to.line
      return settle({ ...fieldsOf(capture, placed, personIds[0]), word, dueDate, personIds }, placed)
    }
  }
}

function makeItem(
  vault: Vault,
  capture: Capture,
  to: Extract<Triage, { as: 'item' }>,
  ports: CapturePorts,
): Placed {
  const text = said(vault, capture, ports)
  if (to.meetingId) {
    const { kind, at } = to
    return onAgenda(vault, capture.id, requireMeeting(vault, to.meetingId), { kind, text, at })
  }
  if (to.personId) {
    requirePerson(vault, to.personId)
    return placeItem(vault, capture.id, to.personId, to.kind, text, ports)
  }
  throw new UserError('no-meeting', 'Choose whose agenda this goes on. The capture is still in the inbox.')
}

/** Used up, or kept and linked to the person, which is what their next 1:1 finds it by. */
function fieldsOf({ fields }: Capture, placed: Placed, personId?: string): Record<string, unknown> {
  if (!placed.isWaiting) return { state: 'used', becameId: placed.becameId }
  return { state: 'kept', personIds: [...new Set([...fields.personIds, ...(personId ? [personId] : [])])] }
}

/** What an item says of it. */
function said(vault: Vault, { fields }: Capture, { zone }: CapturePorts): string {
  const { word, createdAt, text } = fields
  if (createdAt === null) return text
  const known = { ...knownNames(vault), today: createdAt.slice(0, 10), zone: zone() }
  return agendaWords(text, word, { ...known, rejected: new Set<string>() })
}

/** The fact as it is said, without the signs, and where it was found. */
function spoken(vault: Vault, { fields }: Capture, { zone }: CapturePorts): { text: string; url: string } {
  const today = (fields.createdAt ?? '').slice(0, 10)
  if (today === '') return { text: fields.text, url: '' }
  const known = { ...knownNames(vault), today, zone: zone(), rejected: new Set<string>() }
  const { chips, url } = understandCapture(fields.text, known)
  // A note that is all signs ("@Maria #pricing") is kept as it is.
  return { text: withoutSigns(fields.text, chips).trim() || fields.text, url }
}

function readCapture(vault: Vault, id: string): Capture {
  const row = vault.row(id)
  if (row?.kind !== 'capture' || captureKind.read(row.fields).trashedAt !== null) {
    throw new UserError('no-such-capture', 'This capture is no longer there, so nothing was changed.')
  }
  return captureKind.readRow(row)
}

function requirePerson(vault: Vault, id: string): void {
  const row = vault.row(id)
  if (row?.kind !== 'person' || personKind.read(row.fields).trashedAt !== null) {
    throw new UserError(
      'no-such-person',
      'This person is no longer there. The capture is still in the inbox.',
    )
  }
}

function requireMeeting(vault: Vault, id: string): string {
  const row = vault.row(id)
  if (row?.kind !== 'meeting' || meetingKind.read(row.fields).trashedAt !== null) {
    throw new UserError('no-such-meeting', 'This 1:1 is no longer there. The capture is still in the inbox.')
  }
  return id
}
