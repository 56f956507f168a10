import { paragraph, type BodyNode } from './body-node'

/** The kinds of agenda item, in the order the interface offers them. */
export const agendaItemKinds = [
  'inform',
  'discuss',
  'decide',
  'ask',
  'problem',
  'risk',
  'bad-news',
  'win',
  'opener',
] as const
export type AgendaItemKind = (typeof agendaItemKinds)[number]

export function isAgendaItemKind(value: unknown): value is AgendaItemKind {
  return agendaItemKinds.some((kind) => kind === value)
}

/**
 * Attributes of the `agendaItem` block. Its content is `block*`: the first paragraph is its headline.
 * `ref` names the record it stands for: `item:<meetingId>/<itemId>` shows an unticked item of a past meeting,
 * `action:<id>` an action and `win:<id>` a win (shown, never copied: the words are kept there, and its own text is a
 * note under them; the tick is kept there, too, but for a win, which has none). `capture:<id>`, `opener:<id>` and
 * `note:<id>` (feedback) say where its text came from: on the agenda it is the user's, in words for this talk. Whichever
 * it is, an agenda counts two items with one `ref` as one.
 */
export interface AgendaItemAttributes {
  id: string
  kind: AgendaItemKind
  /** 0 where no time was set. */
  minutes: number
  ticked: boolean
  ref: string | null
}

/** Minutes an item of each kind gets until the user says otherwise; an agenda of five items fits half an hour. */
export const defaultMinutes: Record<AgendaItemKind, number> = {
  inform: 3,
  discuss: 7,
  decide: 7,
  ask: 5,
  problem: 8,
  risk: 4,
  'bad-news': 4,
  win: 3,
  opener: 5,
}

export function agendaItem(
  id: string,
  kind: AgendaItemKind,
  headline: string,
  more: { minutes?: number; ticked?: boolean; ref?: string | null; content?: BodyNode[] } = {},
): BodyNode {
  const attrs: AgendaItemAttributes = {
    id,
    kind,
    minutes: more.minutes ?? defaultMinutes[kind],
    ticked: more.ticked ?? false,
    ref: more.ref ?? null,
  }
  return { type: 'agendaItem', attrs: { ...attrs }, content: [paragraph(headline), ...(more.content ?? [])] }
}

export interface ItemReference {
  meetingId: string
  itemId: string
}

export function formatItemReference({ meetingId, itemId }: ItemReference): string {
  return `item:${meetingId}/${itemId}`
}

/** The past item a `ref` shows, or `undefined` where it names something else or nothing. */
export function parseItemReference(ref: string | null): ItemReference | undefined {
  const match = /^item:([^/]+)\/(.+)$/.exec(ref ?? '')
  return match?.[1] && match[2] ? { meetingId: match[1], itemId: match[2] } : undefined
}

export function formatActionReference(id: string): string {
  return `action:${id}`
}

/** The id of the action a `ref` shows, or `undefined` where it names something else or nothing. */
export function parseActionReference(ref: string | null): string | undefined {
  return /^action:(.+)$/.exec(ref ?? '')?.[1]
}

export function formatWinReference(id: string): string {
  return `win:${id}`
}

/** The id of the win a `ref` shows, or `undefined` where it names something else or nothing. */
export function parseWinReference(ref: string | null): string | undefined {
  return /^win:(.+)$/.exec(ref ?? '')?.[1]
}

/** The `ref` of an item whose words are kept elsewhere, and which has none of its own. */
export function shownReference(ref: string | null): string | undefined {
  const isShown = parseItemReference(ref) ?? parseActionReference(ref) ?? parseWinReference(ref)
  return ref !== null && isShown ? ref : undefined
}
