import type { BriefBlock, Inline } from './brief-block'

/** Blocks as CommonMark with GitHub's tables and tasks. What the user wrote is escaped: it sets nothing of its own. */
export function writeMarkdown(blocks: readonly BriefBlock[]): string {
  return joinBlocks(blocks).trimEnd()
}

function joinBlocks(blocks: readonly BriefBlock[]): string {
  let isAlternate = false
  return blocks
    .map((block, index) => {
      if (block.type !== 'list') return writeBlock(block)
      // Two lists in a row with one mark would be read as one list.
      const previous = blocks[index - 1]
      isAlternate = previous?.type === 'list' && previous.ordered === block.ordered && !isAlternate
      return writeList(block, isAlternate)
    })
    .join('\n\n')
}

function writeBlock(block: BriefBlock): string {
  switch (block.type) {
    case 'heading': {
      const words = writeInline(block.inline).replaceAll(/\\?\n/g, ' ')
      // Signs at the end would close the heading.
      return `${'#'.repeat(block.level)} ${words.replace(/(^|\s)(#+)$/, '$1\\$2')}`
    }
    case 'paragraph':
      return writeInline(block.inline)
    case 'list':
      return writeList(block, false)
    case 'quote':
      return indent(joinBlocks(block.blocks), '> ', '> ')
    case 'code':
      return writeCode(block.text)
    case 'rule':
      // Not of hyphens: behind a list's hyphen they would be one line with it.
      return '***'
    case 'table':
      return writeTable(block.rows)
  }
}

function writeList(
  { ordered, start, items }: Extract<BriefBlock, { type: 'list' }>,
  isAlternate: boolean,
): string {
  const isLoose = items.some(({ blocks }) => blocks.length > 1)
  return items
    .map(({ blocks, checked }, index) => {
      const mark = ordered ? `${start + index}${isAlternate ? ')' : '.'} ` : isAlternate ? '* ' : '- '
      const box = checked === undefined ? '' : checked ? '[x] ' : '[ ] '
      return indent(box + joinBlocks(blocks), mark, ' '.repeat(mark.length))
    })
    .join(isLoose ? '\n\n' : '\n')
}

function writeTable(rows: Extract<BriefBlock, { type: 'table' }>['rows']): string {
  const width = Math.max(1, ...rows.map(({ cells }) => cells.length))
  const line = (cells: readonly Inline[][]) =>
    `| ${Array.from({ length: width }, (_, index) => writeCell(cells[index] ?? [])).join(' | ')} |`
  const [first, ...rest] = rows
  // A table of Markdown has a head; without one of its own it is empty.
  const head = first?.isHeader ? first.cells : []
  const body = first?.isHeader ? rest : rows
  return [line(head), `|${' --- |'.repeat(width)}`, ...body.map(({ cells }) => line(cells))].join('\n')
}

/** In a cell a bar ends it even within code, so code is set as text there. */
function writeCell(inline: readonly Inline[]): string {
  const plain = inline.map((run): Inline => (run.type === 'text' ? { ...run, code: false } : run))
  return writeInline(plain).replaceAll(/\\?\n/g, ' ').trim()
}

function writeCode(text: string): string {
  const fence = '`'.repeat(Math.max(3, 1 + longestRun(text)))
  return `${fence}\n${text}\n${fence}`
}

function writeInline(inline: readonly Inline[]): string {
  let written = ''
  for (const [index, run] of inline.entries()) {
    const isLineStart = written === '' || written.endsWith('\n')
    if (run.type === 'break') {
      if (!isLineStart) written = `${written.trimEnd()}\\\n`
      continue
    }
    const next = inline[index + 1]
    const text = isLineStart ? run.text.trimStart() : run.text
    written += writeRun({ ...run, text }, written.slice(-1), next)
  }
  // A break at the end would be a backslash.
  return escapeLineStarts(written.replace(/\\\n$/, '').trimEnd())
}

function writeRun(run: Extract<Inline, { type: 'text' }>, before: string, next?: Inline): string {
  const [, left = '', core = '', right = ''] = /^(\s*)(.*?)(\s*)$/su.exec(run.text) ?? []
  if (core === '') return run.text
  const after = next?.type === 'text' ? next.text.slice(0, 1) : ''
  const [outsideLeft, outsideRight] = [left === '' ? before : ' ', right === '' ? after : ' ']
  const isCode = run.code === true && outsideLeft !== '`'
  let text = isCode ? codeSpan(core) : escapeText(core, right === '' ? next : undefined)
  const set = (mark: string) => {
    const fits = canStand(outsideLeft, [...text][0] ?? '') && canStand(outsideRight, [...text].at(-1) ?? '')
    if (fits) text = mark + text + [...mark].toReversed().join('')
  }
  // A link stands outside its text's marks and inside bold, as `**[words](address)**`.
  if (run.href) text = `[${text}](${run.href.replace(/&(?=#?\w+;)/g, '\\&')})`
  else if (run.strike && !isCode && outsideLeft !== '~') set('~~')
  if (run.bold || run.italic) set(`${run.bold ? '**' : ''}${run.italic ? '*' : ''}`)
  return left + text + right
}

/**
 * CommonMark's flanking rule: a mark around a sign needs space or a sign outside, around a letter anything. Beside
 * another star it would belong to that one.
 */
function canStand(outside: string, inside: string): boolean {
  if (outside === '*') return false
  return !/[\p{P}\p{S}]/u.test(inside) || /^$|[\s\p{P}]/u.test(outside)
}

function codeSpan(text: string): string {
  const fence = '`'.repeat(1 + longestRun(text))
  const pad = /^`|`$/.test(text) ? ' ' : ''
  return fence + pad + text + pad + fence
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(({ 0: run }) => run.length))
}

/** What ends a run can mean something together with what follows: an entity, and the bracket of a link. */
function escapeText(text: string, next: Inline | undefined): string {
  const escaped = text.replace(/[\\`*_[\]<>|~]|&(?=#?\w)/g, '\\$&')
  if (next?.type !== 'text') return escaped
  return escaped.replace(next.href ? /[&!]$/ : /&$/, '\\$&')
}

/**
 * What means something only where a line begins: headings, lists, rules, underlines of headings and of the heads of tables
 * (`:-`, below a line with a bar, escaped or not), numbers of lists.
 */
const lineMark = /^(\s*)(#(?=[#\s]|$)|\+(?=\s|$)|-(?=[\s:-]|$)|:(?=-)|=)|^(\s*\d{1,9})([.)])(?=\s|$)/

function escapeLineStarts(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(lineMark, '$1$3\\$2$4'))
    .join('\n')
}

function indent(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line === '' ? others.trimEnd() : others + line))
    .join('\n')
}
