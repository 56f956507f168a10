import { parseActionReference, parseItemReference, shownReference } from '../../body/agenda-item'
import { paragraph, type BodyNode } from '../../body/body-node'
import { projectItem } from '../../body/project-body'
import type { Action } from '../../documents/kinds/action'
import type { BriefStyle } from '../../documents/kinds/person'
import { inlineText, toBlocks, type BriefBlock } from '../brief/brief-block'
import { blockText } from '../brief/figures'
import { writeForms, type Forms } from '../brief/write-forms'
import { compare } from '../compare'
import { firstNameOf, longDate, shortDay } from '../meeting-words'
import { isWritten } from '../prompts'
import { isDay } from '../wall-clock'

export interface FollowUpSource {
  person: { id: string; name: string; style: BriefStyle; channel: string }
  meeting: { id: string; startMs: number }
  /** Its agenda. */
  nodes: readonly BodyNode[]
  /** For items of past meetings that the agenda shows. */
  resolveItem: (ref: string) => BodyNode | undefined
  /** Of anybody; those in the trash left out. */
  actions: readonly Action[]
  /** Whether a line holds what is private by kind (see `privateTextIn`): it is left out then. */
  isPrivate: (line: string) => boolean
  nowMs: number
  /** The user's IANA zone. */
  zone: string
}

export interface FollowUp extends Forms {
  /** Of a mail; in a chat nobody reads one. */
  subject: string
  /** Whether they like to be reached by mail: it begins with a greeting then. */
  isMail: boolean
  /** Lines left out, since they hold what is private. */
  withheld: number
}

/** A line of the message and the day it is due on (`YYYY-MM-DD`), empty for none. */
interface Promised {
  who: 'I' | 'You'
  text: string
  dueDate: string
}

/**
 * The message after a 1:1: what was decided, and who does what until when, in the shape this person likes to read.
 * Decided is a *decide* item that was ticked, with what stands under it. `undefined` where nothing was decided or
 * promised. Made of the agenda's own words and of actions; what is private by kind is not handed in but to be left out.
 */
export function followUpOf(source: FollowUpSource): FollowUp | undefined {
  const { person, meeting, nowMs, zone } = source
  let withheld = 0
  const mayLeave = (text: string) => {
    const isPrivate = source.isPrivate(text)
    if (isPrivate) withheld += 1
    return !isPrivate
  }
  const decided = decisionsOf(source).filter(mayLeave)
  const promised = promisesOf(source).filter(({ text }) => mayLeave(text))
  if (decided.length + promised.length + withheld === 0) return undefined

  const isMail = person.channel.trim() === '' || /\be-?mails?\b|\bmails?\b|outlook/i.test(person.channel)
  const when = longDate(meeting.startMs, nowMs, zone)
  const name = firstNameOf(person.name)
  const blocks: BriefBlock[] = [
    ...(isMail && name !== '' ? [line(`Hello ${name},`)] : []),
    ...shapes[person.style]({ decided, promised, when, dueWords: (day) => shortDay(day, nowMs) }),
  ]
  return {
    subject: `Our 1:1 on ${when}`,
    ...writeForms(blocks),
    isMail,
    withheld,
  }
}

/** The message as the user changed it, in each form it can leave in. */
export function formsAsTyped(text: string): Forms {
  const lines = text.split('\n').filter((words) => words.trim() !== '')
  return { ...writeForms(lines.map(line)), text }
}

function decisionsOf({ nodes, resolveItem }: FollowUpSource): string[] {
  const seen = new Set<string>()
  return itemsIn(nodes).flatMap((node) => {
    const { id, ref, kind, ticked } = projectItem(node)
    const key = shownReference(ref) ?? id
    if (seen.has(key) || parseActionReference(ref) !== undefined) return []
    seen.add(key)
    const original = ref !== null && parseItemReference(ref) ? resolveItem(ref) : undefined
    const shown = original && projectItem(original)
    if (kind !== 'decide' || !(ticked || shown?.ticked) || parseActionReference(shown?.ref ?? null)) return []
    const content = [...(original?.content ?? []), ...(node.content ?? [])]
    if (!isWritten({ ...projectItem({ ...node, content }), ref: null })) return []
    const [first = '', ...rest] = content.map(oneLine).filter(Boolean)
    return [rest.length === 0 ? first : `${first.replace(/[:.]$/, '')}: ${rest.join('; ')}`]
  })
}

/** What came of this 1:1 and what its agenda showed of before, as far as it is not done; what is due first comes first. */
function promisesOf({ actions, meeting, person, nodes }: FollowUpSource): Promised[] {
  const shown = new Set(itemsIn(nodes).flatMap(({ attrs }) => parseActionReference(refOf(attrs)) ?? []))
  return actions
    .filter(({ id, fields }) => fields.meetingId === meeting.id || shown.has(id))
    .filter(({ fields }) => fields.trashedAt === null && fields.status !== 'done')
    .filter(({ fields }) => fields.personId === null || fields.personId === person.id)
    .map(({ fields }): Promised => ({
      who: fields.owedBy === 'me' ? 'I' : 'You',
      text: oneLine(paragraph(fields.text)),
      dueDate: isDay(fields.dueDate) ? fields.dueDate : '',
    }))
    .filter(({ text }) => text !== '')
    .toSorted((one, other) => compare(one.dueDate || '~', other.dueDate || '~'))
}

interface Message {
  decided: readonly string[]
  promised: readonly Promised[]
  /** "Thursday 26 November" */
  when: string
  dueWords: (day: string) => string
}

const shapes: Record<BriefStyle, (message: Message) => BriefBlock[]> = {
  bullets: ({ decided, promised, when, dueWords }) => [
    line(`From our 1:1 on ${when}.`),
    ...listed('Decided', decided),
    ...fromEach(promised, ({ text, dueDate }) =>
      dueDate === '' ? text : `${text}, by ${dueWords(dueDate)}`,
    ),
  ],
  narrative: ({ decided, promised, when, dueWords }) => {
    const ofOne = (who: Promised['who']) =>
      promised
        .filter((each) => each.who === who)
        .map(({ text, dueDate }) => sentence(dueDate ? `${text}, by ${dueWords(dueDate)}` : text))
        .join(' ')
    const [mine, yours] = [ofOne('I'), ofOne('You')]
    return [
      line(
        decided.length > 0
          ? `On ${when} we decided: ${decided.map(sentence).join(' ')}`
          : `What we agreed on ${when}.`,
      ),
      ...(mine === '' ? [] : [line(`What I do next: ${mine}`)]),
      ...(yours === '' ? [] : [line(`What I ask of you: ${yours}`)]),
    ]
  },
  'numbers-first': ({ decided, promised, when, dueWords }) => {
    const first = promised.find(({ dueDate }) => dueDate !== '')?.dueDate
    const counts = [
      counted(decided.length, 'decision', 'decisions'),
      counted(promised.length, 'action', 'actions'),
    ].filter(Boolean)
    const due =
      first === undefined ? '' : `, ${promised.length > 1 ? 'the first due' : 'due'} ${dueWords(first)}`
    return [
      line(`${counts.join(' and ') || 'Nothing to note'} from our 1:1 on ${when}${due}.`),
      ...listed('Decided', decided),
      ...fromEach(promised, ({ text, dueDate }) =>
        dueDate === '' ? text : `${dueWords(dueDate)} · ${text}`,
      ),
    ]
  },
}

/** Who owes it is said once for all of theirs: "I: The plan" is how a machine says it. */
function fromEach(promised: readonly Promised[], say: (promise: Promised) => string): BriefBlock[] {
  return (['I', 'You'] as const).flatMap((who) =>
    listed(who === 'I' ? 'From me' : 'From you', promised.filter((each) => each.who === who).map(say)),
  )
}

function listed(heading: string, lines: readonly string[]): BriefBlock[] {
  if (lines.length === 0) return []
  return [
    { type: 'paragraph', inline: [{ type: 'text', text: heading, bold: true }] },
    { type: 'list', ordered: false, start: 1, items: lines.map((text) => ({ blocks: [line(text)] })) },
  ]
}

function line(text: string): BriefBlock {
  return { type: 'paragraph', inline: [{ type: 'text', text }] }
}

function sentence(text: string): string {
  return /[.!?…。？！؟]["”’»)]*$/.test(text) ? text : `${text}.`
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`
}

/** A block's words as they may stand in one line. */
function oneLine(node: BodyNode): string {
  return toBlocks([node])
    .map((block) => (block.type === 'paragraph' ? inlineText(block.inline) : blockText(block)))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function itemsIn(nodes: readonly BodyNode[]): BodyNode[] {
  return nodes.flatMap((node) => [
    ...(node.type === 'agendaItem' ? [node] : []),
    ...itemsIn((node.content ?? []).filter(({ type }) => type !== 'text')),
  ])
}

function refOf(attrs: BodyNode['attrs']): string | null {
  const ref = attrs?.['ref']
  return typeof ref === 'string' ? ref : null
}
