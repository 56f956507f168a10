import type { BriefBlock, Inline } from './brief-block'

/** Blocks as plain text, for where nothing else is taken. */
export function writeText(blocks: readonly BriefBlock[]): string {
  return blocks.map((block) => writeBlock(block)).join('\n\n')
}

function writeBlock(block: BriefBlock): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return writeInline(block.inline)
    case 'list':
      return block.items
        .map(({ blocks, checked }, index) => {
          const mark = block.ordered ? `${block.start + index}. ` : '- '
          const box = checked === undefined ? '' : checked ? '[x] ' : '[ ] '
          const text = box + blocks.map(writeBlock).join('\n')
          return mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`)
        })
        .join('\n')
    case 'quote':
      return `> ${writeText(block.blocks).replaceAll('\n', '\n> ')}`
    case 'code':
      return block.text
    case 'rule':
      return '---'
    case 'table':
      return block.rows
        .map(({ cells }) => cells.map((cell) => writeInline(cell).replaceAll('\n', ' ')).join(' | '))
        .join('\n')
  }
}

function writeInline(inline: readonly Inline[]): string {
  return inline
    .map((run) => {
      if (run.type === 'break') return '\n'
      const address = run.href?.replace(/^mailto:/i, '')
      return address && address !== run.text ? `${run.text} (${address})` : run.text
    })
    .join('')
}
