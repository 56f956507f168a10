import type { SignalFields } from '../../documents/kinds/signal'
import { understandCapture, type CaptureContext, type CaptureUnderstanding } from '../capture-grammar'
import { classifySignal, type SignalClasses } from './classify-signal'
import type { CompetitorBook } from './competitor-book'

export interface SignalLine {
  fields: Pick<SignalFields, 'text' | 'type' | 'url' | 'tags' | 'competitors' | 'shareWithIds'>
  /** What the words say it is, whatever was chosen. */
  classes: SignalClasses
}

interface LineContext extends Omit<CaptureContext, 'rejected'> {
  competitors: CompetitorBook
}

const none: ReadonlySet<string> = new Set()

/**
 * A signal from one line: "Acme cuts prices by a fifth https://acme.example/news #pricing @Maria". Its address, tags,
 * competitors and whom to share it with are read from it; what only files it is taken out of the words.
 */
export function signalFromLine(line: string, { competitors, ...context }: LineContext): SignalLine {
  const understood = understandCapture(line, { ...context, rejected: none })
  const text = withoutFiling(line, understood)
  const named = competitors.findIn(text)
  const classes = classifySignal(
    text,
    named.map(({ name }) => name),
  )
  return {
    fields: {
      text,
      type: classes.type,
      url: understood.url,
      tags: understood.tags,
      competitors: named.map(({ name }) => name),
      shareWithIds: understood.personIds,
    },
    classes,
  }
}

/**
 * Without its address, and without the tags and names it ends with; inside the sentence they are words of it. A line
 * that is nothing else is kept as it is.
 */
function withoutFiling(line: string, { chips }: CaptureUnderstanding): string {
  let words = line
  for (const { type, start, end } of chips.toReversed()) {
    const isLast = words.slice(end).trim() === ''
    const isFiling = type === 'url' || (isLast && (type === 'tag' || type === 'person'))
    if (isFiling) words = `${words.slice(0, start).trimEnd()} ${words.slice(end).trimStart()}`
  }
  return words.trim() || line.trim()
}
