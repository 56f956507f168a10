import { textOf, type BodyNode } from './body-node'

/** Blocks as plain text, each on lines of its own; lists keep their marks. Blocks without words give nothing. */
export function detailText(blocks: readonly BodyNode[]): string {
  return blocks.map(blockText).filter(hasWords).join('\n')
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
