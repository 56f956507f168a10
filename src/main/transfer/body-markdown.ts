import { isAgendaItemKind } from '@shared/body/agenda-item'
import { isImage, readAttachment } from '@shared/body/attachment'
import { partLabel } from '@shared/body/agenda-part'
import { plainText, type BodyNode } from '@shared/body/body-node'

/**
 * A body as Markdown (CommonMark with GitHub's tables, task lists and strikethrough). Agenda items are task list
 * entries whose parts begin with their label; pasted into Leadup they are items again. An image or file leads to its `path`, where
 * it has one. Of a block this version does not know, the text is kept.
 */
export function bodyMarkdown(nodes: readonly BodyNode[]): string {
  return blocks(nodes).trim()
}

function blocks(nodes: readonly BodyNode[]): string {
  return nodes
    .map((node, index) => part(nodes, index) ?? block(node))
    .filter((text) => text !== '')
    .join('\n\n')
}

function block(node: BodyNode): string {
  const children = node.content ?? []
  switch (node.type) {
    case 'paragraph':
      return escapeLineStart(inline(children))
    case 'heading':
      return `${'#'.repeat(headingLevel(node))} ${inline(children).replaceAll('\n', ' ')}`
    case 'bulletList':
      return children.map((item) => listItem('- ', item)).join('\n')
    case 'orderedList':
      return children.map((item, index) => listItem(`${startOf(node) + index}. `, item)).join('\n')
    case 'taskList':
      return children.map((item) => listItem(checkbox(item.attrs?.['checked']), item)).join('\n')
    case 'blockquote':
      return prefixLines(blocks(children), '> ')
    case 'codeBlock':
      return fenced(plainText(children), String(node.attrs?.['language'] ?? ''))
    case 'horizontalRule':
      return '---'
    case 'table':
      return table(children)
    case 'agendaItem':
      return agendaItem(node)
    case 'attachment':
      return attachment(node)
    default:
      return children.some((child) => child.type === 'text') ? inline(children) : blocks(children)
  }
}

function agendaItem(node: BodyNode): string {
  const { kind, minutes, ticked } = node.attrs ?? {}
  const [headline, ...detail] = node.content ?? []
  const label = isAgendaItemKind(kind) ? kind.replace('-', ' ') : 'item'
  const time = typeof minutes === 'number' && minutes > 0 ? ` (${minutes} min)` : ''
  const first = headline ? inline(headline.content ?? []).replaceAll('\n', ' ') : ''
  const head = `${checkbox(ticked)}**${label}**${time} ${first}`.trimEnd()
  const rest = blocks(detail)
  return rest === '' ? head : `${head}\n\n${prefixLines(rest, '  ')}`
}

/** `undefined` where there is no part at this index. */
function part(siblings: readonly BodyNode[], index: number): string | undefined {
  const label = partLabel(siblings, index)
  if (label === undefined) return undefined
  const words = inline(siblings[index]?.content ?? [])
  return words.trim() === '' ? '' : escapeLineStart(`**${escapeInline(label)}:** ${words}`)
}

function attachment({ attrs }: BodyNode): string {
  const file = readAttachment(attrs)
  const name = escapeInline(file.name.replace(/\s+/g, ' '))
  const path = attrs?.['path']
  if (typeof path !== 'string') return name
  return `${isImage(file) ? '!' : ''}[${name}](<${path.replace(/[<>\n]/g, encodeURIComponent)}>)`
}

function listItem(marker: string, item: BodyNode): string {
  const indented = prefixLines(
    blocks(item.content ?? []),
    ' '.repeat(marker.startsWith('-') ? 2 : marker.length),
  )
  return marker + indented.trimStart()
}

function checkbox(checked: unknown): string {
  return checked === true || checked === 'true' ? '- [x] ' : '- [ ] '
}

function table(rows: readonly BodyNode[]): string {
  const [head, ...body] = rows.map((row) =>
    (row.content ?? []).map((cell) =>
      (cell.content ?? []).map(block).join(' ').replaceAll('|', '\\|').replaceAll('\n', ' '),
    ),
  )
  if (!head) return ''
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
}

function inline(nodes: readonly BodyNode[]): string {
  return nodes.map(inlineNode).join('')
}

function inlineNode(node: BodyNode): string {
  if (node.type === 'hardBreak') return '\\\n'
  if (node.type !== 'text') return node.content ? inline(node.content) : plainText([node])
  const marks = new Map((node.marks ?? []).map((mark) => [mark.type, mark.attrs]))
  const raw = node.text ?? ''
  if (marks.has('code')) return codeSpan(raw)
  // Marks may not begin or end with a space in Markdown: those stay outside.
  const [, before = '', middle = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(raw) ?? []
  if (middle === '') return raw
  let text = escapeInline(middle)
  if (marks.has('strike')) text = `~~${text}~~`
  if (marks.has('italic')) text = `*${text}*`
  if (marks.has('bold')) text = `**${text}**`
  if (marks.has('link'))
    text = `[${text}](<${String(marks.get('link')?.['href'] ?? '').replace(/[<>\n]/g, encodeURIComponent)}>)`
  return before + text + after
}

function codeSpan(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return fence + pad + text + pad + fence
}

function fenced(text: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}${language.replace(/[`\s]/g, '')}\n${text}\n${fence}`
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
}

/** An ampersand at the end can be one with what follows it. */
function escapeInline(text: string): string {
  return text.replace(/[\\`*_[\]<>~]|&(?=#?\w|$)/g, '\\$&')
}

/** A paragraph that begins like a heading, a list or a rule is still a paragraph. */
function escapeLineStart(text: string): string {
  return text
    .replace(/^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|-{3,}|={2,})/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/gm, '$1\\$2')
}

function headingLevel(node: BodyNode): number {
  const level = Number(node.attrs?.['level'] ?? 1)
  return Math.min(6, Math.max(1, Number.isInteger(level) ? level : 1))
}

function startOf(list: BodyNode): number {
  const start = Number(list.attrs?.['start'] ?? 1)
  return Number.isInteger(start) && start >= 0 ? start : 1
}

function prefixLines(text: string, prefix: string): string {
  return text.replace(/^(?=.)/gm, prefix)
}
