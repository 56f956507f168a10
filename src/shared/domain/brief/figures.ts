import { inlineText, type BriefBlock, type Inline } from './brief-block'

/** Numbers that measure nothing: times, years, quarters, days, list numbers, 1:1. */
const notFigures =
  /\b\d{1,2}:\d{2}\b|\b1:1s?\b|\b(?:19|20)\d{2}\b|\bQ[1-4]\b|\b\d{1,2}\.? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|^\s*\d+[.)]\s/g

/** Figures written out. "One" is mostly no number, "a third" and "a quarter" are often an order and a season. */
const inLetters =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|twice|double)\b/i

/** Whether the words measure something. */
export function hasFigure(text: string): boolean {
  return inLetters.test(text) || /\p{Nd}/u.test(text.replace(notFigures, ' '))
}

export function blockText(block: BriefBlock): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.inline)
    case 'list':
      return block.items.map(({ blocks }) => blocks.map(blockText).join('\n')).join('\n')
    case 'quote':
      return block.blocks.map(blockText).join('\n')
    case 'code':
      return block.text
    case 'table':
      return block.rows.map(({ cells }) => cells.map(inlineText).join('\n')).join('\n')
    default:
      return ''
  }
}

/**
 * The blocks with those that measure something first; within a paragraph, the sentences that do. The parts of an item come before
 * them, in their order: a recommendation reads after its options.
 */
export function figuresFirst(blocks: readonly BriefBlock[]): BriefBlock[] {
  const isPart = (block: BriefBlock) => block.type === 'paragraph' && block.part !== undefined
  const rest = blocks.filter((block) => !isPart(block))
  const sorted = rest.map((block): BriefBlock => {
    if (block.type === 'paragraph') return { ...block, inline: sentencesWithFiguresFirst(block.inline) }
    if (block.type === 'list' && !block.ordered) {
      return {
        ...block,
        items: firstThose(block.items, (item) => item.blocks.some((one) => hasFigure(blockText(one)))),
      }
    }
    return block
  })
  return [...blocks.filter(isPart), ...firstThose(sorted, (block) => hasFigure(blockText(block)))]
}

/** The same things, those that fit first; each group keeps its order. */
export function firstThose<T>(list: readonly T[], fits: (thing: T) => boolean): T[] {
  return [...list.filter(fits), ...list.filter((thing) => !fits(thing))]
}

function sentencesWithFiguresFirst(inline: readonly Inline[]): Inline[] {
  // Lines the user broke by hand stay as they are.
  if (inline.some(({ type }) => type === 'break')) return [...inline]
  const text = inlineText(inline)
  const ends = [...text.matchAll(/[.!?…]["”’)]*\s+(?=[\p{Lu}\p{Nd}"“(])/gu)].map(
    ({ 0: mark, index }) => index + mark.length,
  )
  const sentences = [0, ...ends].map((start, index) => slice(inline, start, ends[index] ?? text.length))
  const ordered = firstThose(sentences, (sentence) => hasFigure(inlineText(sentence)))
  if (ordered.every((sentence, index) => sentence === sentences[index])) return [...inline]
  return ordered.flatMap((sentence, index): Inline[] => {
    const isOpen = index < ordered.length - 1 && !/\s$/.test(inlineText(sentence))
    return isOpen ? [...sentence, { type: 'text', text: ' ' }] : sentence
  })
}

function slice(inline: readonly Inline[], start: number, end: number): Inline[] {
  let position = 0
  return inline.flatMap((run): Inline[] => {
    if (run.type !== 'text') return []
    const from = position
    position += run.text.length
    const text = run.text.slice(Math.max(0, start - from), Math.max(0, end - from))
    return text === '' ? [] : [{ ...run, text }]
  })
}
