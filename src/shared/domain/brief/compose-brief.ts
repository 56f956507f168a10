import { parseItemReference, type AgendaItemKind } from '../../body/agenda-item'
import { partLabel, partOf, partWords, splitItem } from '../../body/agenda-part'
import type { BodyNode } from '../../body/body-node'
import { projectItem } from '../../body/project-body'
import type { BriefLength, BriefStyle } from '../../documents/kinds/person'
import { isWritten } from '../prompts'
import {
  asksSomething,
  asSentence,
  inlineText,
  toBlocks,
  toInline,
  trimmed,
  type BriefBlock,
  type Inline,
} from './brief-block'
import { blockText, figuresFirst, firstThose, hasFigure } from './figures'
import { narrate, partToldAs } from './narrate'

/** Finds the item a `ref` shows; `undefined` where it is no longer there. */
export type ResolveItem = (ref: string) => BodyNode | undefined

/** Who owes the action a `ref` shows, the user or the reader; `undefined` where it is neither, or no action. */
export type OwedBy = (ref: string) => Owner | undefined
type Owner = 'me' | 'them'

/** What a kind is called to somebody who does not use Leadup, and how a line of it begins. */
const words: Record<AgendaItemKind, { label: string; lead: string }> = {
  inform: { label: 'For information', lead: 'For information:' },
  discuss: { label: 'To discuss', lead: 'To think through together:' },
  decide: { label: 'Decision', lead: 'For a decision:' },
  ask: { label: 'Ask', lead: 'What I ask:' },
  problem: { label: 'Problem', lead: 'A problem:' },
  risk: { label: 'Risk', lead: 'A risk:' },
  'bad-news': { label: 'Bad news', lead: 'Bad news:' },
  win: { label: 'Result', lead: 'A result:' },
  opener: { label: 'Question', lead: 'A question:' },
}

/** How a line of this kind begins: "For a decision:". */
export function leadOf(kind: AgendaItemKind): string {
  return words[kind].lead
}

/** How an action begins for its reader: bare, "Ask three customers" reads as something they are to do. */
const fromWords: Record<Owner, string> = { me: 'From me: ', them: 'From you: ' }

/**
 * What somebody noticed and made no question of yet is none; a question is no information; and what I am to do, with
 * something asked about it, is not asked of its reader.
 */
function labelFor({ kind, headline, detail, owedBy }: BriefItem): string {
  const isQuestion = asksSomething(headline)
  if (kind === 'opener' && !isQuestion) return 'Noticed'
  const isAskedBelow = detail.some((block) => block.type === 'paragraph' && asksSomething(block.inline))
  if (kind === 'ask' && owedBy === 'me' && isAskedBelow) return words.opener.label
  return words[kind === 'inform' && isQuestion ? 'opener' : kind].label
}

export interface BriefItem {
  kind: AgendaItemKind
  minutes: number
  headline: Inline[]
  detail: BriefBlock[]
  /** Of an action. */
  owedBy?: Owner
}

type Part = { item: BriefItem } | { block: BriefBlock }

interface CompositionOptions {
  style: BriefStyle
  includeTicked: boolean
  resolveItem: ResolveItem
  owedBy?: OwedBy
  /** `headlines` holds no more than the first line of each item and the headings between. */
  length?: BriefLength
  /** Ids of items that stay out of it. */
  leftOut?: ReadonlySet<string>
}

/** An agenda's blocks in the shape this person likes to read. */
export function composeBrief(nodes: readonly BodyNode[], options: CompositionOptions): BriefBlock[] {
  const handled = nodes.filter((node) => partOf(node) === 'handled')
  const all = readParts(
    nodes.filter((node) => !handled.includes(node)),
    options,
  )
  const parts = options.length === 'headlines' ? all.flatMap(asHeadline) : all
  const blocks =
    options.style === 'narrative'
      ? parts.flatMap((part) => ('item' in part ? narrate(part.item) : [part.block]))
      : inLists(options.style === 'numbers-first' ? numbersFirst(parts) : parts)
  return [...blocks, ...handledBlocks(handled)]
}

/** P5: what took none of their time, at the end. */
function handledBlocks(handled: readonly BodyNode[]): BriefBlock[] {
  const items = handled
    .map(({ content = [] }) => ({ blocks: toBlocks([{ type: 'paragraph', content }]) }))
    .filter(({ blocks }) => blocks.length > 0)
  if (items.length === 0) return []
  const heading: Inline[] = [{ type: 'text', text: partWords('handled').label }]
  return [
    { type: 'heading', level: 2, inline: heading },
    { type: 'list', ordered: false, start: 1, items },
  ]
}

function asHeadline(part: Part): Part[] {
  if ('item' in part) return [{ item: { ...part.item, detail: [] } }]
  return part.block.type === 'heading' ? [part] : []
}

function readParts(
  nodes: readonly BodyNode[],
  { includeTicked, resolveItem, owedBy: ownerOf, leftOut, style }: CompositionOptions,
): Part[] {
  const seen = new Set<string>()
  return nodes.flatMap((node): Part[] => {
    if (node.type !== 'agendaItem') return toBlocks([node]).map((block) => ({ block }))
    const { id, kind, minutes, ticked, ref } = projectItem(node)
    const key = ref ?? id
    if (key !== '' && seen.has(key)) return []
    seen.add(key)
    if (leftOut?.has(id)) return []
    const original = parseItemReference(ref) && ref ? resolveItem(ref) : undefined
    const content = contentOf(node, original)
    const shown = projectItem({ ...node, content })
    const isTicked = ticked || (original !== undefined && projectItem(original).ticked)
    if ((isTicked && !includeTicked) || !isWritten({ ...shown, ref: null })) return []
    const shownRef = original ? projectItem(original).ref : ref
    const owedBy = shownRef === null ? undefined : ownerOf?.(shownRef)
    return [{ item: { kind, minutes, ...readItem(content, style), ...(owedBy ? { owedBy } : {}) } }]
  })
}

/** An opener's question goes on in the line of its fact. */
function readItem(content: readonly BodyNode[], style: BriefStyle): Pick<BriefItem, 'headline' | 'detail'> {
  const { question } = splitItem(content)
  const labelOf = style === 'narrative' ? partToldAs : partLabel
  const blocks = toBlocks(
    content.filter((node) => node !== question),
    labelOf,
  )
  const [first, ...rest] = blocks
  const isLine = first?.type === 'heading' || (first?.type === 'paragraph' && first.part === undefined)
  const said = isLine ? first.inline : []
  const asked = question ? trimmed(toInline(question.content ?? [])) : []
  const between: Inline[] = said.length > 0 && asked.length > 0 ? [{ type: 'text', text: ' ' }] : []
  return {
    headline: [...(between.length > 0 ? asSentence(said) : said), ...between, ...asked],
    detail: said.length > 0 ? rest : blocks,
  }
}

/** A block that shows a past item has that item's words, and under them its own. */
function contentOf(node: BodyNode, original: BodyNode | undefined): BodyNode[] {
  const own = node.content ?? []
  const shown = original?.content ?? []
  return shown.length > 0 ? [...shown, ...toKeep(own)] : own
}

function toKeep(nodes: readonly BodyNode[]): BodyNode[] {
  return nodes.filter((node) => toBlocks([node]).length > 0)
}

/** Bad news stays first whatever it measures, and an opener where it stands: its question is no number to lead with. */
function numbersFirst(parts: readonly Part[]): Part[] {
  const isMeasured = (part: Part) => {
    if ('block' in part) return hasFigure(blockText(part.block))
    if (part.item.kind === 'opener') return false
    return [inlineText(part.item.headline), ...part.item.detail.map(blockText)].some(hasFigure)
  }
  const ordered = runsOf(parts).flatMap((run) =>
    firstThose(
      firstThose(withTheirAsks(run), (together) => together.some(isMeasured)),
      ([first]) => isKind(first, 'bad-news'),
    ).flat(),
  )
  return ordered.map((part) =>
    'item' in part ? { item: { ...part.item, detail: figuresFirst(part.item.detail) } } : part,
  )
}

/** P3, "bring solutions, not just problems": what is asked of an item stays behind it. */
function withTheirAsks(run: readonly Part[]): Part[][] {
  const groups: Part[][] = []
  for (const part of run) {
    const last = groups.at(-1)
    const isTheirs = isKind(part, 'ask') && askedOf.some((kind) => isKind(last?.[0], kind))
    if (last && isTheirs) last.push(part)
    else groups.push([part])
  }
  return groups
}

const askedOf: readonly AgendaItemKind[] = ['problem', 'decide', 'bad-news']

function isKind(part: Part | undefined, kind: AgendaItemKind): boolean {
  return part !== undefined && 'item' in part && part.item.kind === kind
}

/** Items that follow one another, apart from what stands between: a heading keeps what is under it. */
function runsOf(parts: readonly Part[]): Part[][] {
  const runs: Part[][] = []
  for (const part of parts) {
    const last = runs.at(-1)
    const isSameKind = last?.[0] !== undefined && 'item' in last[0] && 'item' in part
    if (last && isSameKind) last.push(part)
    else runs.push([part])
  }
  return runs
}

function inLists(parts: readonly Part[]): BriefBlock[] {
  return runsOf(parts).flatMap((run): BriefBlock[] => {
    const items = run.flatMap((part) => ('item' in part ? [listed(part.item)] : []))
    if (items.length > 0) return [{ type: 'list', ordered: false, start: 1, items }]
    return run.flatMap((part) => ('block' in part ? [part.block] : []))
  })
}

function listed(item: BriefItem): { blocks: BriefBlock[] } {
  const { minutes, headline, detail, owedBy } = item
  const name = labelFor(item)
  const label = minutes > 0 ? `${name}, ${minutes} min` : name
  const from: Inline[] = owedBy ? [{ type: 'text', text: fromWords[owedBy] }] : []
  const bold = asBold([...from, ...trimmed(headline)])
  const inline: Inline[] =
    bold.length > 0 ? [...bold, { type: 'text', text: ` · ${label}` }] : [{ type: 'text', text: label }]
  return { blocks: [{ type: 'paragraph', inline }, ...withPartsListed(detail)] }
}

/** Parts that follow one another as one list. */
function withPartsListed(detail: readonly BriefBlock[]): BriefBlock[] {
  const blocks: BriefBlock[] = []
  let list: Extract<BriefBlock, { type: 'list' }> | undefined
  for (const block of detail) {
    if (block.type !== 'paragraph' || block.part === undefined) {
      list = undefined
      blocks.push(block)
    } else if (list) {
      list.items.push({ blocks: [block] })
    } else {
      list = { type: 'list', ordered: false, start: 1, items: [{ blocks: [block] }] }
      blocks.push(list)
    }
  }
  return blocks
}

/** Runs set alike become one: in Markdown, two stars of one run beside those of the next would not be read as marks. */
function asBold(inline: readonly Inline[]): Inline[] {
  const runs: Inline[] = []
  for (const run of inline) {
    const last = runs.at(-1)
    if (run.type === 'text' && last?.type === 'text' && isSetAlike(run, last)) {
      runs[runs.length - 1] = { ...last, text: last.text + run.text }
    } else runs.push(run.type === 'text' ? { ...run, bold: true } : run)
  }
  return runs
}

function isSetAlike(
  one: Extract<Inline, { type: 'text' }>,
  other: Extract<Inline, { type: 'text' }>,
): boolean {
  return (['italic', 'strike', 'code', 'href'] as const).every((mark) => one[mark] === other[mark])
}
