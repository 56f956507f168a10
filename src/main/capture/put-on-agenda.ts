import type { Doc } from 'yjs'
import { agendaItem, type AgendaItemKind } from '@shared/body/agenda-item'
import { paragraph, type BodyNode } from '@shared/body/body-node'
import { projectItem, type ProjectedItem } from '@shared/body/project-body'
import { readBody } from '@shared/body/read-body'
import { appendNodes, hasBlock, insertNode, replaceBlock, updateFrom } from '@shared/body/write-body'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { isUnfilledPrompt } from '@shared/domain/prompts'
import type { Inverse } from '@shared/ipc/calls/documents'
import type { BodyUpdate } from '@shared/sync/batch'
import type { Vault } from '../vault/vault'
import { nextMeeting } from '@shared/domain/next-meeting'

/** What time it is, and where the user is. */
export interface CapturePorts {
  nowMs: () => number
  /** IANA zone the user is in. */
  zone: () => string
}

export interface AgendaEdit {
  update: BodyUpdate
  /** Takes the item off again, and puts back the prompt whose place it took. */
  inverse: Required<Pick<Inverse, 'blocks' | 'takenOut'>>
}

/** The update that puts an item on an agenda; none where it is there already. */
export function putOnAgenda(
  vault: Vault,
  meetingId: string,
  item: {
    id: string
    kind: AgendaItemKind
    text: string
    ref: string
    /** The address it was found at. */
    source?: string
    /** Before the block with this number; at the end where it is left out. */
    at?: number | undefined
  },
): AgendaEdit | undefined {
  const takenOut: NonNullable<Inverse['takenOut']> = []
  const update = updateFrom(vault.bodyState(meetingId), (body) => {
    if (hasBlock(body, item.id)) return
    const [headline = '', ...lines] = item.text.split('\n')
    const content = lines.map((line) => paragraph(line))
    if (item.source) content.push(linkTo(item.source))
    const place = item.kind === 'opener' ? placeForOpener(body, item.ref, item.at === undefined) : undefined
    const minutes = place ? { minutes: place.item.minutes } : {}
    let node = agendaItem(item.id, item.kind, headline, { ref: item.ref, content, ...minutes })
    if (place?.isSame) {
      // Other words for it: what stands under them stays.
      const [, ...below] = place.node.content ?? []
      const attrs = { ...place.node.attrs, id: item.id }
      node = { ...place.node, attrs, content: [paragraph(headline), ...content, ...below] }
    }
    const replaced = place && replaceBlock(body, place.item.id, node)
    if (replaced) takenOut.push({ id: meetingId, blocks: [replaced] })
    else if (item.at !== undefined) insertNode(body, item.at, node)
    else appendNodes(body, [node])
  })
  if (!update) return undefined
  return {
    update: { documentId: meetingId, update },
    inverse: { blocks: [{ id: meetingId, blockIds: [item.id] }], takenOut },
  }
}

/** The 1:1 with this person that comes next or is going on. */
export function meetingAhead(vault: Vault, personId: string, ports: CapturePorts): string | undefined {
  const theirs = vault
    .rows(['meeting'])
    .filter(({ fields }) => fields['personId'] === personId)
    .map(meetingKind.readRow)
  return nextMeeting(theirs, { nowMs: ports.nowMs(), zone: ports.zone() })?.id
}

function linkTo(href: string): BodyNode {
  const marks = [{ type: 'link', attrs: { href } }]
  return { type: 'paragraph', content: [{ type: 'text', text: href, marks }] }
}

/** Where this opener stands already, or where that is wanted the place a template holds while nobody has written in it. */
function placeForOpener(
  body: Doc,
  ref: string,
  isPromptTaken: boolean,
): { node: BodyNode; item: ProjectedItem; isSame: boolean } | undefined {
  const placed = readBody(body)
    .filter(({ type }) => type === 'agendaItem')
    .map((node) => ({ node, item: projectItem(node) }))
  const same = placed.find(({ item }) => item.ref === ref)
  if (same) return { ...same, isSame: true }
  const waiting = placed.find(({ item }) => isPromptTaken && item.kind === 'opener' && isUnfilledPrompt(item))
  return waiting && { ...waiting, isSame: false }
}
