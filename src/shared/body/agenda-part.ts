import type { AgendaItemKind } from './agenda-item'
import { paragraph, plainText, type BodyNode } from './body-node'

/**
 * The block that is one labelled line of an agenda, its content inline. Its attribute `part` says which; the label is
 * drawn and never stored. Parts of an item stand in its content, one after the other: what speaks for an option and
 * against it follows that option. `listen` and `handled` also stand between items.
 */
export const agendaPartType = 'agendaPart'

interface PartWords {
  label: string
  /** What stands in an empty one while the caret is in it. */
  hint: string
}

const words = {
  since: { label: 'Since when', hint: 'How long has it been so?' },
  cost: { label: 'Cost', hint: 'What it costs, as a number' },
  customer: { label: 'Customer sees', hint: 'What it looks like from their side' },
  option: { label: 'Option', hint: 'One way out' },
  for: { label: 'For', hint: 'What speaks for it' },
  against: { label: 'Against', hint: 'What speaks against it' },
  recommendation: { label: 'I recommend', hint: 'Which one, and why' },
  ask: { label: 'I ask', hint: 'What you need from them' },
  likelihood: { label: 'Likelihood', hint: 'How likely, and why' },
  impact: { label: 'Impact', hint: 'What it would do' },
  mitigation: { label: 'Mitigation', hint: 'What is done about it' },
  known: { label: 'Known', hint: 'What is certain' },
  'not-known': { label: 'Not known', hint: 'What is not certain yet' },
  'next-word': { label: 'Next word', hint: 'When they hear more' },
  before: { label: 'Before', hint: 'How it was' },
  after: { label: 'After', hint: 'How it is now' },
  meaning: { label: 'Meaning', hint: 'What it does for the business, or for a goal' },
  question: { label: 'Question', hint: 'Then the question' },
  by: { label: 'By when', hint: 'When it has to be decided' },
  who: { label: 'Who decides', hint: 'Who has the last word' },
  listen: { label: 'Listen for', hint: 'What to listen for; only you see it' },
  handled: { label: 'Handled without you', hint: 'What needs nobody’s time' },
} as const satisfies Record<string, PartWords>

export type PartName = keyof typeof words

function isPartName(value: unknown): value is PartName {
  return typeof value === 'string' && Object.hasOwn(words, value)
}

/** The words for a part. One that a newer version wrote is shown by its own name. */
export function partWords(part: string): PartWords {
  return isPartName(part) ? words[part] : { label: part, hint: '' }
}

/** What an item of each kind is made of besides its headline, in the order it is filled in. */
export const forms: Record<AgendaItemKind, readonly PartName[]> = {
  inform: [],
  discuss: [],
  decide: ['option', 'option', 'by', 'who'],
  ask: [],
  problem: [
    'since',
    'cost',
    'customer',
    'option',
    'for',
    'against',
    'option',
    'for',
    'against',
    'recommendation',
    'ask',
  ],
  risk: ['likelihood', 'impact', 'mitigation'],
  'bad-news': ['known', 'not-known', 'next-word'],
  win: ['before', 'after', 'meaning'],
  opener: ['question'],
}

export function agendaPart(part: PartName, text = ''): BodyNode {
  return { ...paragraph(text), type: agendaPartType, attrs: { part } }
}

/** Which part a node is, as it is written there; `undefined` for any other block. */
export function partOf(node: BodyNode | undefined): string | undefined {
  return node?.type === agendaPartType ? String(node.attrs?.['part'] ?? '') : undefined
}

/** SECURITY: private by kind. No output meant for others holds one. */
export function isPrivatePart(part: string | undefined): boolean {
  return part === 'listen'
}

/** Whether a part says something about the option before it. */
export function isOfOption(part: string | undefined): boolean {
  return part === 'for' || part === 'against'
}

/**
 * The label of the part at an index among its siblings, `undefined` where that is no part. Options bear letters in the order
 * they stand in.
 */
export function partLabel(siblings: readonly BodyNode[], index: number): string | undefined {
  const part = partOf(siblings[index])
  if (part === undefined) return undefined
  const { label } = partWords(part)
  if (part !== 'option') return label
  const before = siblings.slice(0, index).filter((node) => partOf(node) === 'option').length
  return `${label} ${optionLetter(before)}`
}

/** The part that bears this label; of options, with any letter or none. */
export function partFromLabel(label: string): PartName | undefined {
  const plain = label.replace(/^(Option)(?: [A-Z]+)$/, '$1')
  return (Object.keys(words) as PartName[]).find((part) => words[part].label === plain)
}

/** A, B, … Z, AA, AB … */
function optionLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : optionLetter(Math.floor(index / 26) - 1) + letter
}

/** An item's first line and the question that goes with an opener's, as one; and what stands under it. */
export function splitItem(content: readonly BodyNode[]): {
  headline: BodyNode | undefined
  question: BodyNode | undefined
  detail: readonly BodyNode[]
} {
  // A merge may have taken the headline away.
  const headline = partOf(content[0]) === undefined ? content[0] : undefined
  const rest = headline ? content.slice(1) : content
  const question = rest.find((node) => partOf(node) === 'question')
  return { headline, question, detail: rest.filter((node) => node !== question) }
}

/** What an item says in one line. */
export function headlineText({ headline, question }: ReturnType<typeof splitItem>): string {
  return [headline, question]
    .map((node) => (node ? plainText([node]) : ''))
    .filter((text) => text !== '')
    .join(' ')
}
