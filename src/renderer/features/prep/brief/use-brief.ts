import { projectBody } from '@shared/body/project-body'
import { parseItemReference } from '@shared/body/agenda-item'
import type { BodyNode } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import type { BriefStyle } from '@shared/documents/kinds/person'
import { renderBrief, type Brief } from '@shared/domain/brief/render-brief'
import { withRecordWords, type FindRecord } from '@shared/domain/follow-through/items-of-records'
import { firstNameOf } from '@shared/domain/meeting-words'
import { isWritten } from '@shared/domain/prompts'
import { wallAt } from '@shared/domain/wall-clock'
import { localZone } from '../../../app/use-now'
import { call } from '../../../documents/bridge'
import type { BodySession } from '../../../documents/body-session'
import type { BodySessions } from '../../../documents/body-sessions'
import { useBodySessions } from '../../../documents/use-body-session'
import { useFindRecord } from '../../../documents/use-projections'
import { showToast } from '../../../ui/toasts'
import type { MeetingView } from '../../meetings/meeting-view'
import { styleWords } from '../../people/person-words'
import { copiedInWords, tellBriefCopied } from './brief-copied'

/** A brief, and what became of the agenda's items in it. */
export interface RenderedBrief extends Brief {
  counts: { copied: number; unwritten: number; ticked: number }
}

export interface BriefActions {
  /** The agenda as this person likes to read it, from the text as it is now. */
  render: (style: BriefStyle) => Promise<RenderedBrief>
  /** Puts it on the clipboard, as Markdown and as rich text, and says so. */
  copy: (style: BriefStyle) => Promise<void>
}

export function useBrief(view: MeetingView): BriefActions {
  const sessions = useBodySessions()
  const recordOf = useFindRecord()

  const render = async (style: BriefStyle): Promise<RenderedBrief> => {
    const { meeting, person, time, cadence, isPast } = view
    const nodes = await bodyNodes(sessions, meeting.id, recordOf)
    const past = await pastItems(sessions, nodes, recordOf)
    const brief = renderBrief({
      person: { name: person?.fields.name ?? '' },
      meeting: { ...meeting.fields, start: time ? wallAt(time.startMs, localZone()) : '' },
      nodes,
      style,
      cadence,
      includeTicked: isPast,
      resolveItem: (ref) => past.get(ref),
    })
    return { ...brief, counts: countItems(nodes, isPast) }
  }

  const copy = async (style: BriefStyle) => {
    try {
      const { markdown, html, counts } = await render(style)
      await call('clipboard.write', { text: markdown, html })
      const brief = { meetingId: view.meeting.id, ...counts }
      if (tellBriefCopied(brief)) return
      const name = firstNameOf(view.person?.fields.name ?? '')
      showToast({
        text: `Brief${name && ` for ${name}`} copied, ${styleWords[style].toLowerCase()}: ${copiedInWords(brief)}.`,
      })
    } catch (error) {
      showToast({ text: error instanceof Error ? error.message : String(error) })
    }
  }

  return { render, copy }
}

/** From the text as it is, since a projection follows the keys after a pause. */
function countItems(nodes: readonly BodyNode[], isPast: boolean): RenderedBrief['counts'] {
  const { items } = projectBody(nodes)
  const shown = items.filter(({ ticked }) => isPast || !ticked)
  const copied = shown.filter(isWritten).length
  return { copied, unwritten: shown.length - copied, ticked: items.length - shown.length }
}

/** A body as it is written now; items that stand for a record with that record's words. */
async function bodyNodes(
  sessions: BodySessions,
  documentId: string,
  recordOf: FindRecord,
): Promise<BodyNode[]> {
  const session = sessions.acquire(documentId)
  try {
    await opened(session)
    return withRecordWords(readBody(session.document), recordOf)
  } finally {
    sessions.release(session)
  }
}

/** Resolves once the vault's state of a body is in its document. */
function opened(session: BodySession): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const { state } = session
      if (state.kind === 'opening') return
      unsubscribe()
      if (state.kind === 'failed') reject(new Error(state.message))
      else resolve()
    }
    const unsubscribe = session.subscribe(look)
    look()
  })
}

/** The items of past meetings that these nodes show, by `ref`, as they are written there. */
async function pastItems(
  sessions: BodySessions,
  nodes: readonly BodyNode[],
  recordOf: FindRecord,
): Promise<ReadonlyMap<string, BodyNode>> {
  const refs = new Set(blocksIn(nodes).flatMap(({ attrs }) => String(attrs?.['ref'] ?? '')))
  const found = new Map<string, BodyNode>()
  for (const ref of refs) {
    const reference = parseItemReference(ref)
    if (!reference) continue
    const past = await bodyNodes(sessions, reference.meetingId, recordOf)
    const item = blocksIn(past).find(({ attrs }) => attrs?.['id'] === reference.itemId)
    if (item) found.set(ref, item)
  }
  return found
}

function blocksIn(nodes: readonly BodyNode[]): BodyNode[] {
  return nodes.flatMap((node) => [
    ...(node.type === 'agendaItem' ? [node] : []),
    ...blocksIn(node.content ?? []),
  ])
}
