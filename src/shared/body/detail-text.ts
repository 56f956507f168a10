import { isPrivatePart, partLabel, partOf } from './agenda-part'
import { textOf, type BodyNode } from './body-node'

/**
 * Blocks as plain text, each on lines of its own; lists keep their marks, and parts begin with their label. Blocks without
 * words give nothing, nor does what is private by kind.
 */
export function detailText(blocks: readonly BodyNode[]): string {
  return blocks
    .map((block, index) => partText(blocks, index) ?? blockText(block))
    .filter(hasWords)
    .join('\n')
}

/** `undefined` where there is no part at this index. */
function partText(siblings: readonly BodyNode[], index: number): string | undefined {
  const block = siblings[index]
  const label = partLabel(siblings, index)
  if (!block || label === undefined) return undefined
  const words = isPrivatePart(partOf(block)) ? '' : textOf(block)
  return hasWords(words) ? `${label}: ${words}` : ''
}

function blockText(block: BodyNode): string {
  const items = block.content ?? []
  switch (block.type) {
    case 'bulletList':
      return listText(items, () => '- ')
    case 'orderedList': {
      const start = Number(block.attrs?.['start'] ?? 1)
      return listText(items, (_, index) => `${(Number.isInteger(start) ? start : 1) + index}. `)
    }
    case 'taskList':
      return listText(items, ({ attrs }) => (String(attrs?.['checked']) === 'true' ? '- [x] ' : '- [ ] '))
    case 'blockquote':
      return detailText(items)
    default:
      return textOf(block)
  }
}

function listText(items: readonly BodyNode[], markOf: (item: BodyNode, index: number) => string): string {
  return items
    .map((item, index) => {
      const text = detailText(item.content ?? [])
      const mark = markOf(item, index)
      return hasWords(text) ? mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`) : ''
    })
    .filter(hasWords)
    .join('\n')
}

function hasWords(text: string): boolean {
  return text.trim() !== ''
}
