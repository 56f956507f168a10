import type { BriefStyle } from '../../documents/kinds/person'
import { asSentence, inlineText, type BriefBlock, type Inline } from '../brief/brief-block'
import { firstThose, hasFigure } from '../brief/figures'
import { writeForms, type Forms } from '../brief/write-forms'

/** One part of what is written to somebody between 1:1s, as the user edits it. */
interface LetterPart {
  id: string
  heading: string
  /** A point a line. */
  text: string
}

/** What is written to somebody: a snapshot, an update. It holds what is in its parts and nothing else. */
export interface Letter {
  title: string
  parts: readonly LetterPart[]
}

/** Whether there is anything to send. */
export function isEmptyLetter({ parts }: Letter): boolean {
  return parts.every(({ text }) => pointsOf(text).length === 0)
}

/** The letter in each form, in the shape this person likes to read. Parts without a word are left out. */
export function renderLetter(letter: Letter, style: BriefStyle): Forms {
  const blocks: BriefBlock[] = [
    { type: 'heading', level: 1, inline: textOf(letter.title) },
    ...letter.parts.flatMap((part) => partBlocks(part, style)),
  ]
  return writeForms(blocks)
}

function partBlocks({ heading, text }: LetterPart, style: BriefStyle): BriefBlock[] {
  const points = pointsOf(text)
  if (points.length === 0) return []
  if (style === 'narrative') {
    const sentences = points.flatMap((point): Inline[] => [...textOf(' '), ...asSentence(textOf(point))])
    const lead: Inline = { type: 'text', text: `${heading}:`, bold: true }
    return [{ type: 'paragraph', inline: [lead, ...sentences] }]
  }
  const ordered = style === 'numbers-first' ? firstThose(points, hasFigure) : points
  const items = ordered.map((point) => ({ blocks: [{ type: 'paragraph', inline: textOf(point) } as const] }))
  return [
    { type: 'heading', level: 2, inline: textOf(heading) },
    { type: 'list', ordered: false, start: 1, items },
  ]
}

/** What stands on each line, without the mark of a list that was pasted along. */
export function pointsOf(text: string): string[] {
  return text
    .split(/\r\n?|[\n\u2028\u2029]/)
    .map((line) => line.replace(/^\s*(?:[-*•]\s+)?/, '').trim())
    .filter((line) => inlineText(textOf(line)).trim() !== '')
}

function textOf(text: string): Inline[] {
  const clean = [...text.replaceAll('\t', ' ')].filter((letter) => !/\p{Cc}|\p{Cs}/u.test(letter)).join('')
  return [{ type: 'text', text: clean }]
}
