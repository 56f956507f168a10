import { projectBody } from '@shared/body/project-body'
import type { AgendaItemKind } from '@shared/body/agenda-item'
import { paragraph, plainText, type BodyNode } from '@shared/body/body-node'
import type { BriefLength, BriefStyle } from '@shared/documents/kinds/person'
import { renderBrief, type Brief, type BriefSource } from '@shared/domain/brief/render-brief'
import { firstNameOf } from '@shared/domain/meeting-words'
import type { PrivateText } from '@shared/domain/prep-check/private-text'
import { isWritten } from '@shared/domain/prompts'
import { wallAt } from '@shared/domain/wall-clock'
import { messageOf } from '../../../app/message-of'
import { localZone } from '../../../app/use-now'
import { useRecordEdits } from '../../../app/window-session'
import { bodyNodes, pastItems } from '../../../documents/body-nodes'
import { useBodySessions } from '../../../documents/use-body-session'
import { useFindRecord } from '../../../documents/use-projections'
import { useRowStore } from '../../../documents/use-rows'
import { showToast } from '../../../ui/toasts'
import type { MeetingView } from '../../meetings/meeting-view'
import { styleWords } from '../../people/person-words'
import { sendOutgoing, type Way } from '../../sending/send-outgoing'
import { useReadPrivateCheck } from '../../sending/use-private-check'
import { copiedInWords, tellBriefCopied, type BriefCopied } from './brief-copied'

/** An agenda as it is written now, before a brief is made of it. */
export interface BriefAgenda {
  source: Omit<BriefSource, 'style'>
  /** What is in its brief, in its order. */
  items: readonly { id: string; kind: AgendaItemKind; headline: string }[]
  counts: { copied: number; unwritten: number; ticked: number }
  /** Nothing leaves while there is any. */
  privateText: readonly PrivateText[]
}

export interface BriefForm {
  style: BriefStyle
  length: BriefLength
  leftOut?: ReadonlySet<string>
}

/** `blocked`: it holds private text. `empty`: there is nothing in it yet. `stopped`: the user called it off, or it failed and was said. */
type SendOutcome = 'sent' | 'blocked' | 'empty' | 'stopped'

export interface BriefActions {
  read: () => Promise<BriefAgenda>
  /** Reads it anew, and sends it as this person likes to read. */
  copy: () => Promise<SendOutcome>
  /** Throws what a dialog is to say. */
  send: (agenda: BriefAgenda, form: BriefForm, way: Way) => Promise<SendOutcome>
}

export function formOf({ person }: MeetingView): BriefForm {
  return { style: person?.fields.style ?? 'bullets', length: person?.fields.briefLength ?? '' }
}

export function briefOf({ source }: BriefAgenda, form: BriefForm): Brief {
  return renderBrief({ ...source, ...form })
}

export function useBrief(view: MeetingView): BriefActions {
  const sessions = useBodySessions()
  const edits = useRecordEdits()
  const recordOf = useFindRecord()
  const rows = useRowStore()
  const readPrivateCheck = useReadPrivateCheck()

  const read = async (): Promise<BriefAgenda> => {
    const { meeting, person, time, cadence, isPast } = view
    const nodes = await bodyNodes(sessions, meeting.id, recordOf)
    const past = await pastItems(sessions, nodes, recordOf)
    const findPrivate = await readPrivateCheck()
    const { title, place } = meeting.fields
    return {
      source: {
        person: { name: person?.fields.name ?? '' },
        meeting: { ...meeting.fields, start: time ? wallAt(time.startMs, localZone()) : '' },
        nodes,
        cadence,
        includeTicked: isPast,
        resolveItem: (ref) => past.get(ref),
        owedBy: (ref) => {
          const owed = recordOf(ref)?.owed
          const isWithReader = person !== undefined && owed?.personId === person.id
          return owed?.owedBy === 'me' || isWithReader ? owed?.owedBy : undefined
        },
      },
      ...countItems(nodes, isPast, past),
      privateText: findPrivate([paragraph(title), paragraph(place), ...withPastWords(nodes, past)]),
    }
  }

  const send = async (agenda: BriefAgenda, form: BriefForm, way: Way): Promise<SendOutcome> => {
    if (agenda.privateText.length > 0) return 'blocked'
    const brief = briefOf(agenda, form)
    if (brief.isEmpty) return 'empty'
    const became = await sendOutgoing({ ...brief, email: view.person?.fields.email ?? '' }, way)
    if (became === undefined) return 'stopped'
    const { copied, unwritten } = agenda.counts
    const told = { meetingId: view.meeting.id, copied: copied - (form.leftOut?.size ?? 0), unwritten }
    const isSaid = way === 'copy' && tellBriefCopied(told)
    const words = isSaid ? undefined : sentInWords(view, form, became, told)
    // What became of it is not taken back: only that it counts as sent now. What went out earlier went out.
    const sent = { id: view.meeting.id, fields: { briefSentAt: new Date().toISOString() } }
    const wasSent = (rows.get('meeting', view.meeting.id)?.fields.briefSentAt ?? null) !== null
    const said = words && `${words} Marked as sent${wasSent ? ' again' : ''}.`
    const takenBack = wasSent ? 'Keep the earlier time' : 'Mark as not sent'
    const outcome = await edits.write('Send the brief', [sent], said, takenBack)
    // It went out, whether or not the disk took the note of it.
    if (outcome !== 'saved' && words) showToast({ text: words })
    return 'sent'
  }

  const copy = async () => {
    try {
      const outcome = await send(await read(), formOf(view), 'copy')
      if (outcome === 'empty')
        showToast({ text: 'Nothing to send yet: write over what stands on the agenda.' })
      return outcome
    } catch (error) {
      showToast({ text: messageOf(error) })
      return 'stopped'
    }
  }

  return { read, copy, send }
}

function sentInWords(
  { person }: MeetingView,
  { style, length }: BriefForm,
  became: string,
  told: BriefCopied,
): string {
  const name = firstNameOf(person?.fields.name ?? '')
  const form = styleWords[style].toLowerCase() + (length === 'headlines' ? ', headlines' : '')
  return `Brief${name && ` for ${name}`} ${became}, ${form}: ${copiedInWords(told)}.`
}

/** From the text as it is, since a projection follows the keys after a pause. */
function countItems(
  nodes: readonly BodyNode[],
  isPast: boolean,
  past: ReadonlyMap<string, BodyNode>,
): Pick<BriefAgenda, 'items' | 'counts'> {
  const { items } = projectBody(nodes)
  const shown = items.filter(({ ticked }) => isPast || !ticked)
  const written = shown.filter(isWritten)
  return {
    items: written.map(({ id, kind, headline, ref }) => ({
      id,
      kind,
      headline: headline || plainText(past.get(ref ?? '')?.content?.slice(0, 1) ?? []),
    })),
    counts: {
      copied: written.length,
      unwritten: shown.length - written.length,
      ticked: items.length - shown.length,
    },
  }
}

/** An item that shows one of a past meeting leaves with that one's words. */
function withPastWords(nodes: readonly BodyNode[], past: ReadonlyMap<string, BodyNode>): BodyNode[] {
  return nodes.map((node) => {
    const shown = past.get(String(node.attrs?.['ref'] ?? ''))
    return shown ? { ...node, content: [...(shown.content ?? []), ...(node.content ?? [])] } : node
  })
}
