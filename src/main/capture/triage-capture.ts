import type { Doc } from 'yjs'
import { agendaItem, type AgendaItemKind } from '@shared/body/agenda-item'
import { paragraph, type BodyNode } from '@shared/body/body-node'
import { projectBody, type ProjectedItem } from '@shared/body/project-body'
import { readBody } from '@shared/body/read-body'
import { appendNodes, hasBlock, replaceBlock, updateFrom } from '@shared/body/write-body'
import { captureKind, type Capture } from '@shared/documents/kinds/capture'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { personKind } from '@shared/documents/kinds/person'
import { understandCapture, type Chip } from '@shared/domain/capture-grammar'
import { draftOpener, openerText } from '@shared/domain/opener-drafts'
import { isUnfilledPrompt } from '@shared/domain/prompts'
import type { Inverse } from '@shared/ipc/calls/documents'
import type { Triage } from '@shared/ipc/calls/captures'
import { UserError } from '@shared/ipc/user-error'
import type { BodyUpdate } from '@shared/sync/batch'
import type { Change, Vault } from '../vault/vault'
import { nextMeeting } from '../workspace/next-meeting'
import { documentWrites, type DocumentWrite } from '../workspace/write-documents'
import { derivedId } from './commit-capture'

export interface TriagePorts {
  nowMs: () => number
  /** IANA zone the user is in. */
  zone: () => string
}

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
  ports: TriagePorts,
): Triaged {
  const capture = readCapture(vault, captureId)
  switch (to.as) {
    case 'keep':
      return settle(vault, commandId, ports, [{ id: captureId, fields: { state: 'kept' } }])
    case 'remove': {
      const trashedAt = new Date(ports.nowMs()).toISOString()
      return settle(vault, commandId, ports, [{ id: captureId, fields: { trashedAt } }])
    }
    case 'item':
      return makeItem(vault, commandId, ports, capture, to)
    case 'opener':
      return makeOpener(vault, commandId, ports, capture, to.personId)
  }
}

function makeItem(
  vault: Vault,
  commandId: string,
  ports: TriagePorts,
  capture: Capture,
  to: Extract<Triage, { as: 'item' }>,
): Triaged {
  if (to.personId) requirePerson(vault, to.personId)
  const meetingId = to.meetingId
    ? requireMeeting(vault, to.meetingId)
    : to.personId && meetingAhead(vault, to.personId, ports)
  if (!meetingId) {
    if (!to.personId) {
      throw new UserError(
        'no-meeting',
        'Choose whose agenda this goes on. The capture is still in the inbox.',
      )
    }
    return { ...settle(vault, commandId, ports, [wait(capture, to.personId)]), isWaiting: true }
  }
  const block = putOnAgenda(vault, meetingId, {
    id: derivedId(capture.id, 'item'),
    kind: to.kind,
    text: capture.fields.text,
    ref: `capture:${capture.id}`,
  })
  const used = { id: capture.id, fields: { state: 'used', becameId: meetingId } }
  return { ...settle(vault, commandId, ports, [used], block), meetingId }
}

function makeOpener(
  vault: Vault,
  commandId: string,
  ports: TriagePorts,
  capture: Capture,
  personId: string,
): Triaged {
  requirePerson(vault, personId)
  const openerId = derivedId(capture.id, 'opener')
  const meetingId = meetingAhead(vault, personId, ports) ?? null
  const { chips, url } = understood(vault, capture, ports)
  const { fact, question } = draftOpener(capture.fields.text, chips)
  const block =
    meetingId === null
      ? undefined
      : putOnAgenda(vault, meetingId, {
          id: derivedId(capture.id, 'opener-item'),
          kind: 'opener',
          text: openerText({ fact, question }),
          ref: `opener:${openerId}`,
          source: url,
        })
  const writes: DocumentWrite[] = [
    {
      id: openerId,
      kind: 'opener',
      fields: {
        personId,
        fact,
        question,
        captureId: capture.id,
        meetingId,
        status: 'draft',
        trashedAt: null,
      },
    },
    { id: capture.id, fields: { state: 'used', becameId: openerId } },
  ]
  return { ...settle(vault, commandId, ports, writes, block), meetingId, openerId }
}

/** What stands in the text, so that the fact can be said without the signs, and where it was found. */
function understood(
  vault: Vault,
  { fields }: Capture,
  { zone }: TriagePorts,
): { chips: Chip[]; url: string } {
  const people = vault
    .rows(['person'])
    .map(personKind.readRow)
    .map(({ id, fields }) => ({ id, name: fields.name }))
  const today = (fields.createdAt ?? '').slice(0, 10)
  if (today === '') return { chips: [], url: '' }
  return understandCapture(fields.text, { people, today, zone: zone(), rejected: new Set() })
}

/** Kept, and linked to the person: that is what their next 1:1 finds it by. */
function wait({ id, fields }: Capture, personId: string): DocumentWrite {
  return { id, fields: { state: 'kept', personIds: [...new Set([...fields.personIds, personId])] } }
}

interface AgendaEdit {
  update: BodyUpdate
  /** Takes the item off again, and puts back the prompt whose place it took. */
  inverse: Required<Pick<Inverse, 'blocks' | 'takenOut'>>
}

/** The update that puts an item on an agenda; none where it is there already. */
function putOnAgenda(
  vault: Vault,
  meetingId: string,
  item: {
    id: string
    kind: AgendaItemKind
    text: string
    ref: string
    /** The address it was found at. */
    source?: string
  },
): AgendaEdit | undefined {
  const takenOut: NonNullable<Inverse['takenOut']> = []
  const update = updateFrom(vault.bodyState(meetingId), (body) => {
    if (hasBlock(body, item.id)) return
    const [headline = '', ...lines] = item.text.split('\n')
    const content = lines.map((line) => paragraph(line))
    if (item.source) content.push(linkTo(item.source))
    const prompt = item.kind === 'opener' ? openerPrompt(body) : undefined
    const minutes = prompt ? { minutes: prompt.minutes } : {}
    const node = agendaItem(item.id, item.kind, headline, { ref: item.ref, content, ...minutes })
    const replaced = prompt && replaceBlock(body, prompt.id, node)
    if (replaced) takenOut.push({ id: meetingId, blocks: [replaced] })
    else appendNodes(body, [node])
  })
  if (!update) return undefined
  return {
    update: { documentId: meetingId, update },
    inverse: { blocks: [{ id: meetingId, blockIds: [item.id] }], takenOut },
  }
}

function linkTo(href: string): BodyNode {
  const marks = [{ type: 'link', attrs: { href } }]
  return { type: 'paragraph', content: [{ type: 'text', text: href, marks }] }
}

/** The place a template holds for an opener, while nobody has written in it. */
function openerPrompt(body: Doc): ProjectedItem | undefined {
  return projectBody(readBody(body)).items.find((item) => item.kind === 'opener' && isUnfilledPrompt(item))
}

function settle(
  vault: Vault,
  commandId: string,
  { nowMs }: TriagePorts,
  writes: DocumentWrite[],
  edit?: AgendaEdit,
): Triaged {
  const change: Change = {
    commandId,
    fields: documentWrites(vault, writes, nowMs),
    bodies: edit ? [edit.update] : [],
    ...edit?.inverse,
  }
  return { change, meetingId: null, openerId: null, isWaiting: false }
}

function meetingAhead(vault: Vault, personId: string, ports: TriagePorts): string | undefined {
  const theirs = vault
    .rows(['meeting'])
    .filter(({ fields }) => fields['personId'] === personId)
    .map(meetingKind.readRow)
  return nextMeeting(theirs, ports.nowMs(), ports.zone())?.id
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
