import type { Fragment, Node, Slice } from '@tiptap/pm/model'
import { agendaPartType, partWords } from '@shared/body/agenda-part'
import { documentLinkType } from '@shared/body/body-node'
import { kindWords } from '../item/item-kinds'

/** What was copied, as text that reads by itself where it is pasted into a message. */
export function readableText(slice: Slice): string {
  const only = slice.content.childCount === 1 ? slice.content.firstChild : null
  // A part of one block: its words alone, without what the block is.
  if (only && slice.openStart > 0 && slice.openEnd > 0) return linesOf(only).join('\n')
  return blocks(slice.content).join('\n\n')
}

/** Blocks of text; those of a list are one. */
function blocks(content: Fragment): string[] {
  const result: string[] = []
  content.forEach((node) => result.push(blockText(node)))
  return result
}

function blockText(node: Node): string {
  switch (node.type.name) {
    case 'agendaItem':
      return itemText(node)
    case 'bulletList':
      return listText(node, () => '- ')
    case 'orderedList': {
      const start = Number(node.attrs['start']) || 1
      return listText(node, (_item, index) => `${start + index}. `)
    }
    case 'taskList':
      return listText(node, (item) => (item.attrs['checked'] ? '[x] ' : '[ ] '))
    case 'blockquote':
      return blocks(node.content)
        .join('\n\n')
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n')
    case 'table':
      return tableText(node)
    case 'horizontalRule':
      return '---'
    case agendaPartType: {
      const words = linesOf(node).join('\n')
      return words === '' ? '' : `${partWords(String(node.attrs['part'])).label}: ${words}`
    }
    case 'attachment':
      return String(node.attrs['name'])
    default:
      return linesOf(node).join('\n')
  }
}

function itemText(item: Node): string {
  const { kind, minutes, ticked } = item.attrs
  const [headline = '', ...detail] = blocks(item.content)
  const time = minutes > 0 ? ` (${minutes} min)` : ''
  return [`${ticked ? '[x]' : '[ ]'} ${kindWords(kind).label}: ${headline}${time}`, ...detail]
    .filter((line) => line !== '')
    .join('\n')
}

function listText(list: Node, marker: (item: Node, index: number) => string): string {
  const lines: string[] = []
  list.forEach((item, _offset, index) => {
    const sign = marker(item, index)
    const text = blocks(item.content).join('\n')
    lines.push(sign + text.replaceAll('\n', `\n${' '.repeat(sign.length)}`))
  })
  return lines.join('\n')
}

function tableText(table: Node): string {
  const rows: string[] = []
  table.forEach((row) => {
    const cells: string[] = []
    row.forEach((cell) => cells.push(linesOf(cell).join(' ')))
    rows.push(cells.join('\t'))
  })
  return rows.join('\n')
}

/** The text of each textblock in a node. */
function linesOf(node: Node): string[] {
  if (node.isTextblock) return [node.textBetween(0, node.content.size, '\n', leafText)]
  const lines: string[] = []
  node.forEach((child) => lines.push(...linesOf(child)))
  return lines
}

function leafText(leaf: Node): string {
  if (leaf.type.name === 'mention') return `@${leaf.attrs['label']}`
  if (leaf.type.name === 'tag') return `#${leaf.attrs['label']}`
  if (leaf.type.name === documentLinkType) return String(leaf.attrs['label'])
  return leaf.type.name === 'hardBreak' ? '\n' : ''
}
