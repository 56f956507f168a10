import type { SignalFields } from '../../documents/kinds/signal'
import type { CaptureContext } from '../capture/capture-context'
import { understandCapture, type CaptureUnderstanding } from '../capture/understand-capture'
import { classifySignal, type SignalClasses } from './classify-signal'
import type { CompetitorBook } from './competitor-book'

export interface SignalLine {
  fields: Pick<SignalFields, 'text' | 'type' | 'url' | 'tags' | 'competitors' | 'shareWithIds'>
  /** What the words say it is, whatever was chosen. */
  classes: SignalClasses
  /** A name that may be of a competitor nobody has named before; empty for none. Never taken without being asked for. */
  maybeCompetitor: string
}

interface LineContext extends Omit<CaptureContext, 'rejected' | 'competitors'> {
  competitors: CompetitorBook
}

const none: ReadonlySet<string> = new Set()
/** Of a pasted article its beginning says whom it is about; typing behind it stays quick. */
const readableLength = 4000

/**
 * A signal from one line: "Acme cuts prices by a fifth https://acme.example/news #pricing @Maria". Its address, tags,
 * competitors and whom to share it with are read from it; what only files it is taken out of the words.
 */
export function signalFromLine(line: string, { competitors, ...context }: LineContext): SignalLine {
  const understood = understandCapture(line, { ...context, rejected: none })
  const text = withoutFiling(line, understood)
  const named = competitors.findIn(text.slice(0, readableLength))
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
    maybeCompetitor: classes.type === 'competitor' && named.length === 0 ? nameAtStart(text) : '',
  }
}

/** Capitals with which a sentence begins, and no name does. */
const noNames =
  /^(?:A|An|The|This|That|These|Those|Our|Their|Its|My|Your|They|We|It|He|She|New|Another|One|Two|Three|Some|Many|More|Most|Every|All|Both|After|Before|When|While|In|On|At|For|From|With|How|Why|What|Who|Competitors?|Rivals?)$/

/** "Acme Payroll" of "Acme Payroll cuts prices": the words with a capital before the first one without. */
function nameAtStart(text: string): string {
  const name =
    /^\s*(\p{Lu}[\p{L}\p{N}&.'’-]*(?:\s+\p{Lu}[\p{L}\p{N}&.'’-]*){0,2})\s+(?=\p{Ll})/u.exec(text)?.[1] ?? ''
  const [first = ''] = name.split(/\s/)
  return noNames.test(first) ? '' : name.replace(/['’]s$/, '')
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
