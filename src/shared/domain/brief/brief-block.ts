import { isOfOption, isPrivatePart, partLabel, partOf } from '../../body/agenda-part'
import { documentLinkType, textOf, type BodyNode } from '../../body/body-node'

/** A run of text with how it is set, or a line break. */
export type Inline =
  | {
      type: 'text'
      text: string
      bold?: boolean
      italic?: boolean
      strike?: boolean
      code?: boolean
      href?: string
    }
  | { type: 'break' }

/** A brief before it takes a format: what the three writers have in common. */
export type BriefBlock =
  | { type: 'heading'; level: number; inline: Inline[] }
  /** `part` names the labelled part of an agenda it is. */
  | { type: 'paragraph'; inline: Inline[]; part?: string }
  | { type: 'list'; ordered: boolean; start: number; items: BriefListItem[] }
  | { type: 'quote'; blocks: BriefBlock[] }
  | { type: 'code'; text: string }
  | { type: 'rule' }
  | { type: 'table'; rows: { isHeader: boolean; cells: Inline[][] }[] }

interface BriefListItem {
  blocks: BriefBlock[]
  /** Of a task; `undefined` for a plain item. */
  checked?: boolean | undefined
}

/** How a part among its siblings is called. */
type LabelOf = (siblings: readonly BodyNode[], index: number) => string | undefined

/**
 * The blocks of a body as a brief holds them. Nodes this version does not know give what they contain. SECURITY: what is
 * private by kind gives nothing.
 */
export function toBlocks(nodes: readonly BodyNode[], labelOf: LabelOf = partLabel): BriefBlock[] {
  const blocks: BriefBlock[] = []
  let loose: BodyNode[] = []
  const flush = () => {
    if (loose.length > 0) blocks.push({ type: 'paragraph', inline: toInline(loose) })
    loose = []
  }
  for (const [index, node] of nodes.entries()) {
    if (isInlineNode(node)) {
      loose.push(node)
    } else if (partOf(node) !== undefined) {
      flush()
      addPart(blocks, nodes, index, labelOf)
    } else {
      flush()
      blocks.push(...toBlock(node))
    }
  }
  flush()
  return blocks.filter(hasContent)
}

/** A part as a paragraph that begins with its label; what speaks for an option and against it goes on in the option's. */
function addPart(blocks: BriefBlock[], siblings: readonly BodyNode[], index: number, labelOf: LabelOf): void {
  const node = siblings[index]
  const part = partOf(node)
  const words = toInline(node?.content ?? [])
  if (part === undefined || isPrivatePart(part) || inlineText(words).trim() === '') return
  const label: Inline = { type: 'text', text: `${labelOf(siblings, index) ?? part}: ` }
  const last = blocks.at(-1)
  const option = isOfOption(part) && last?.type === 'paragraph' && last.part === 'option' ? last : undefined
  if (!option) blocks.push({ type: 'paragraph', part, inline: [label, ...words] })
  else option.inline = [...asSentence(option.inline), { type: 'text', text: ' ' }, label, ...words]
}

/** With a stop at its end. */
export function asSentence(inline: readonly Inline[]): Inline[] {
  const isClosed = /[.!?…:。？！؟]["”’»)]*$/.test(inlineText(inline).trimEnd())
  return isClosed ? [...inline] : [...inline, { type: 'text', text: '.' }]
}

/** Without white space and line breaks at its ends. */
export function trimmed(inline: readonly Inline[]): Inline[] {
  const isEmpty = (run: Inline | undefined) =>
    run !== undefined && (run.type === 'break' || run.text.trim() === '')
  const runs = [...inline]
  while (isEmpty(runs[0])) runs.shift()
  while (isEmpty(runs.at(-1))) runs.pop()
  return runs.map((run, index) => {
    if (run.type !== 'text') return run
    const start = index === 0 ? run.text.trimStart() : run.text
    return { ...run, text: index === runs.length - 1 ? start.trimEnd() : start }
  })
}

/** Whether there is a question in it. */
export function asksSomething(inline: readonly Inline[]): boolean {
  return /[?？؟]/.test(inlineText(inline))
}

/** The inline content of a block, whatever the block is. */
export function toInline(nodes: readonly BodyNode[]): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node.type === 'hardBreak') return [{ type: 'break' }]
    if (node.type === 'mention') return textRun(String(node.attrs?.['label'] ?? ''), node)
    if (node.type === 'tag' || node.type === documentLinkType) return textRun(textOf(node), node)
    if (node.type === 'text') return textRun(node.text ?? '', node)
    return toInline(node.content ?? [])
  })
}

export function inlineText(inline: readonly Inline[]): string {
  return inline.map((run) => (run.type === 'text' ? run.text : '\n')).join('')
}

function toBlock(node: BodyNode): BriefBlock[] {
  const content = node.content ?? []
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', inline: toInline(content) }]
    case 'heading':
      return [{ type: 'heading', level: wholeNumber(node.attrs?.['level'], 1, 6), inline: toInline(content) }]
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return [
        {
          type: 'list',
          ordered: node.type === 'orderedList',
          start: wholeNumber(node.attrs?.['start'], 1, 999_999),
          items: content.map((item) => ({
            blocks: toBlocks(item.content ?? []),
            ...(item.type === 'taskItem' ? { checked: isTrue(item.attrs?.['checked']) } : {}),
          })),
        },
      ]
    case 'blockquote':
      return [{ type: 'quote', blocks: toBlocks(content) }]
    case 'codeBlock':
      return [{ type: 'code', text: withoutControls(content.map(textOf).join(''), true) }]
    case 'horizontalRule':
      return [{ type: 'rule' }]
    // Its name alone: the file is the user's to send or not.
    case 'attachment':
      return [{ type: 'paragraph', inline: textRun(textOf(node), node) }]
    case 'table':
      return [
        {
          type: 'table',
          rows: content.map((row) => ({
            isHeader: (row.content ?? []).some(({ type }) => type === 'tableHeader'),
            cells: (row.content ?? []).map((cell) => flatten(toBlocks(cell.content ?? []))),
          })),
        },
      ]
    default:
      return toBlocks(content)
  }
}

/** What stands in one cell, as one line. */
function flatten(blocks: readonly BriefBlock[]): Inline[] {
  const lines = blocks.flatMap((block): Inline[][] => {
    if (block.type === 'paragraph' || block.type === 'heading') return [block.inline]
    if (block.type === 'list') return block.items.map((item) => flatten(item.blocks))
    if (block.type === 'quote') return [flatten(block.blocks)]
    if (block.type === 'code') {
      return block.text.split('\n').map((line): Inline[] => [{ type: 'text', text: line, code: true }])
    }
    if (block.type === 'table') return block.rows.flatMap(({ cells }) => cells)
    return []
  })
  return lines.flatMap((line, index): Inline[] => (index === 0 ? line : [{ type: 'break' }, ...line]))
}

function textRun(text: string, { marks = [] }: BodyNode): Inline[] {
  const clean = withoutControls(text, false)
  if (clean === '') return []
  const has = (...types: string[]) => marks.some(({ type }) => types.includes(type))
  const href = safeAddress(marks.find(({ type }) => type === 'link')?.attrs?.['href'])
  return [
    {
      type: 'text',
      text: clean,
      ...(has('bold', 'strong') ? { bold: true } : {}),
      ...(has('italic', 'em') ? { italic: true } : {}),
      ...(has('strike') ? { strike: true } : {}),
      ...(has('code') ? { code: true } : {}),
      ...(href === undefined ? {} : { href }),
    },
  ]
}

// SECURITY: only web and mail addresses leave as links, without characters that could end one in Markdown or HTML.
function safeAddress(href: unknown): string | undefined {
  if (typeof href !== 'string' || !/^(?:https?:\/\/|mailto:)\S/i.test(href)) return undefined
  return href.replace(/[\s\p{Cc}<>"'`\\()[\]{}|]/gu, percentEncoded)
}

function percentEncoded(character: string): string {
  const encoded = encodeURIComponent(character)
  // These three it leaves as they are.
  return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded
}

/** Text without characters no document shows; a line's end within a run is a space. */
function withoutControls(text: string, keepLines: boolean): string {
  const lines = keepLines
    ? text.replace(/\r\n?|[\u2028\u2029]/g, '\n')
    : text.replace(/[\r\n\t\u2028\u2029]+/g, ' ')
  return [...lines]
    .filter((character) => character === '\n' || character === '\t' || !/\p{Cc}|\p{Cs}/u.test(character))
    .join('')
}

function hasContent(block: BriefBlock): boolean {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.inline).trim() !== ''
    case 'list':
      return block.items.some(({ blocks }) => blocks.length > 0)
    case 'quote':
      return block.blocks.length > 0
    case 'table':
      return block.rows.some(({ cells }) => cells.some((cell) => inlineText(cell).trim() !== ''))
    default:
      return true
  }
}

function isInlineNode({ type }: BodyNode): boolean {
  return (
    type === 'text' ||
    type === 'hardBreak' ||
    type === 'mention' ||
    type === 'tag' ||
    type === documentLinkType
  )
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true'
}

function wholeNumber(value: unknown, least: number, most: number): number {
  const number = Number(value)
  return Number.isInteger(number) ? Math.min(most, Math.max(least, number)) : least
}
