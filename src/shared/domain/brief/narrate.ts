import type { AgendaItemKind } from '../../body/agenda-item'
import { partLabel, partOf, type PartName } from '../../body/agenda-part'
import type { BodyNode } from '../../body/body-node'
import { asksSomething, asSentence, trimmed, type BriefBlock, type Inline } from './brief-block'
import type { BriefItem } from './compose-brief'

/** How one begins to tell of each kind. Information needs no announcing. */
const beginnings: Record<AgendaItemKind, string> = {
  inform: '',
  discuss: 'I would like to think this through with you:',
  decide: 'This is to be decided:',
  ask: 'What I ask of you:',
  problem: 'We have a problem:',
  risk: 'You may be asked about this:',
  'bad-news': 'I have bad news:',
  win: 'There is good news:',
  opener: 'And a question:',
}

/** What somebody noticed and made no question of yet. */
const noticed = 'Something I noticed:'

/** How one tells of what an item is made of; the others by their label, which can be said as it is. */
const told: Partial<Record<PartName, string>> = {
  since: 'How long it has been so',
  cost: 'What it costs us',
  customer: 'What the customer sees',
  for: 'What speaks for it',
  against: 'What speaks against it',
  likelihood: 'How likely it is',
  impact: 'What it would do',
  mitigation: 'What we do about it',
  known: 'What we know',
  'not-known': 'What we do not know yet',
  'next-word': 'When you hear more',
  before: 'It was',
  after: 'It is now',
  meaning: 'What it means for us',
}

/** A part's label as it is said in a story: "One way, A"; "What we know". */
export function partToldAs(siblings: readonly BodyNode[], index: number): string | undefined {
  const part = partOf(siblings[index])
  const label = partLabel(siblings, index)
  if (part !== 'option') return told[part as PartName] ?? label
  const isFirst = !siblings.slice(0, index).some((node) => partOf(node) === 'option')
  return `${isFirst ? 'One way' : 'Another way'}, ${label?.replace(/^\S+ /, '')}`
}

/** An action of the user's that is told or asked about: the reader is not to take it for theirs. */
const fromMe = 'This is from me:'

/** One paragraph an item, in whole sentences: what it is, its words, and what is said under it. Minutes are for lists. */
export function narrate({ kind, headline, detail, owedBy }: BriefItem): BriefBlock[] {
  const leading = detail.findIndex((block) => block.type !== 'paragraph')
  const said = leading === -1 ? detail : detail.slice(0, leading)
  const ofKind = kind === 'opener' && !asksSomething(headline) ? noticed : beginnings[kind]
  const beginning = owedBy === 'me' && (kind === 'inform' || kind === 'ask') ? fromMe : ofKind
  const sentences = [headline, ...said.map((block) => (block.type === 'paragraph' ? block.inline : []))]
    .map(trimmed)
    .filter((inline) => inline.length > 0)
    .map(asSentence)
  const begun: Inline[][] = beginning === '' ? sentences : [[{ type: 'text', text: beginning }], ...sentences]
  const space: Inline = { type: 'text', text: ' ' }
  const inline = begun.flatMap((words, index) => (index === 0 ? words : [space, ...words]))
  return [{ type: 'paragraph', inline }, ...detail.slice(said.length)]
}
