import type { AgendaItemKind } from '@shared/body/agenda-item'
import { competitorId, competitorKind } from '@shared/documents/kinds/competitor'
import { personKind } from '@shared/documents/kinds/person'
import { isCaptureWord, meaningOf } from '@shared/domain/capture/capture-word'
import { missingOf, recordOf, type UnderstoodLine } from '@shared/domain/capture/records-of'
import { fold } from '@shared/domain/fold-text'
import { draftOpener, openerText } from '@shared/domain/opener-drafts'
import { classifySignal } from '@shared/domain/signals/classify-signal'
import { wallAt } from '@shared/domain/wall-clock'
import type { Vault } from '../vault/vault'
import type { DocumentWrite } from '../workspace/write-documents'
import { derivedId } from './derived-id'
import { meetingAhead, putOnAgenda, type AgendaEdit, type CapturePorts } from './put-on-agenda'

/** What is made of a capture, and where it went. */
export interface Placed {
  writes: DocumentWrite[]
  edit?: AgendaEdit | undefined
  /** The document it became or became part of; `null` while it waits for a 1:1. */
  becameId: string | null
  meetingId: string | null
  openerId: string | null
  isWaiting: boolean
}

const nowhere = { becameId: null, meetingId: null, openerId: null, isWaiting: false }

/**
 * What becomes of a line by its word. `undefined` where it stays as it is: it has no word, or something is missing for
 * it. Ids follow from the capture's, so two devices that place it agree.
 */
export function placeCapture(
  vault: Vault,
  captureId: string,
  line: UnderstoodLine,
  ports: CapturePorts,
): Placed | undefined {
  const { word, words, personIds } = line
  if (!isCaptureWord(word) || missingOf(line)) return undefined
  const { makes, person } = meaningOf(word)
  const [personId = ''] = personIds
  if (person === 'needed' && !isThere(vault, personId)) return undefined
  if (makes.kind === 'item') return placeItem(vault, captureId, personId, makes.type, words, ports)
  if (makes.kind === 'opener') {
    return placeOpener(vault, captureId, { personId, text: words, url: line.url }, ports)
  }
  const nowIso = new Date(ports.nowMs()).toISOString()
  const today = wallAt(ports.nowMs(), ports.zone()).slice(0, 10)
  const record = recordOf(line, { captureId, nowIso, today })
  if (!record) return undefined
  const id = derivedId(captureId, record.kind)
  const writes: DocumentWrite[] = [
    ...newCompetitors(vault, record.kind === 'signal' ? line.competitors : []),
    { id, kind: record.kind, fields: { ...record.fields, trashedAt: null } },
  ]
  const opener =
    line.makesOpener && isThere(vault, personId)
      ? placeOpener(vault, captureId, { personId, text: words, url: line.url, signalId: id }, ports)
      : undefined
  return { ...nowhere, ...opener, writes: [...writes, ...(opener?.writes ?? [])], becameId: id }
}

/** Puts it on the agenda of the next 1:1 with this person, or lets it wait for one. */
export function placeItem(
  vault: Vault,
  captureId: string,
  personId: string,
  kind: AgendaItemKind,
  text: string,
  ports: CapturePorts,
): Placed {
  const meetingId = meetingAhead(vault, personId, ports)
  if (!meetingId) return { ...nowhere, writes: [], isWaiting: true }
  return { ...nowhere, ...onAgenda(vault, captureId, meetingId, { kind, text }) }
}

/** Puts it on this agenda. */
export function onAgenda(
  vault: Vault,
  captureId: string,
  meetingId: string,
  { kind, text, at }: { kind: AgendaItemKind; text: string; at?: number | undefined },
): Placed {
  const id = derivedId(captureId, 'item')
  const edit = putOnAgenda(vault, meetingId, { id, kind, text, ref: `capture:${captureId}`, at })
  return { ...nowhere, writes: [], edit, becameId: meetingId, meetingId }
}

/** Drafts an opener of it, which also goes on the agenda of the next 1:1 with this person. */
export function placeOpener(
  vault: Vault,
  captureId: string,
  draft: { personId: string; text: string; url: string; signalId?: string },
  ports: CapturePorts,
): Placed & { openerId: string } {
  const { personId } = draft
  const openerId = derivedId(captureId, 'opener')
  const meetingId = meetingAhead(vault, personId, ports) ?? null
  const { fact, question } = draftOpener(draft.text)
  // What was noticed, and no question of the user's own, is a signal: its so-what makes the question.
  const noticed = draft.signalId === undefined && question === ''
  const signalId = noticed ? derivedId(captureId, 'signal') : (draft.signalId ?? null)
  const edit =
    meetingId === null
      ? undefined
      : putOnAgenda(vault, meetingId, {
          id: derivedId(captureId, 'opener-item'),
          kind: 'opener',
          text: openerText({ fact, question }),
          ref: `opener:${openerId}`,
          source: draft.url,
        })
  const fields = {
    personId,
    fact,
    question,
    captureId,
    signalId,
    meetingId,
    status: meetingId === null ? 'draft' : 'planned',
    trashedAt: null,
  }
  const writes: DocumentWrite[] = [{ id: openerId, kind: 'opener', fields }]
  if (noticed && signalId !== null) {
    const { text, url } = draft
    const { type } = classifySignal(text, [])
    const signal = { text, url, type, shareWithIds: [personId], captureId, trashedAt: null }
    writes.push({ id: signalId, kind: 'signal', fields: signal })
  }
  return { writes, edit, becameId: openerId, meetingId, openerId, isWaiting: false }
}

/** Competitors nobody has heard of yet, by no name and no alias. */
function newCompetitors(vault: Vault, names: readonly string[]): DocumentWrite[] {
  if (names.length === 0) return []
  const known = new Set(
    vault
      .rows(['competitor'])
      .map(competitorKind.readRow)
      .filter(({ fields }) => fields.trashedAt === null)
      .flatMap(({ fields }) => [fields.name, ...fields.aliases].map(fold)),
  )
  return names
    .filter((name) => !known.has(fold(name)))
    .map((name) => ({ id: competitorId(name), kind: 'competitor', fields: { name, trashedAt: null } }))
}

/** Whether this person is there: one that was removed meanwhile is nobody's business any more. */
function isThere(vault: Vault, id: string): boolean {
  const row = vault.row(id)
  return row?.kind === 'person' && personKind.read(row.fields).trashedAt === null
}
