import type { Action } from '../../documents/kinds/action'
import type { BriefLength, BriefStyle } from '../../documents/kinds/person'
import type { Win } from '../../documents/kinds/win'
import { shortDay } from '../meeting-words'
import { wallMs } from '../wall-clock'

/** How somebody likes things told. */
export interface Telling {
  style: BriefStyle
  length: BriefLength
}

/**
 * A win as it is told to others: result, measure, meaning. SECURITY: whose goal it serves is no parameter's business, and
 * nothing of the row but these four fields is read.
 */
export function winInWords(
  { fields: { text, before, after, meaning } }: Pick<Win, 'fields'>,
  { style, length }: Telling,
): string {
  const result = unclosed(text)
  const measure = measureInWords(unclosed(before), unclosed(after), style)
  const told =
    measure === ''
      ? result
      : style === 'numbers-first'
        ? `${measure}: ${result}`
        : `${result}${style === 'narrative' ? ', ' : ': '}${measure}`
  const why = oneLine(meaning)
  return length === 'headlines' || why === '' ? told : `${told}. ${why}`
}

function measureInWords(before: string, after: string, style: BriefStyle): string {
  if (before === '' || after === '') return after || (before && `before: ${before}`)
  return style === 'narrative'
    ? `from ${lowerFirst(before)} to ${lowerFirst(after)}`
    : `${before} → ${lowerFirst(after)}`
}

/**
 * "Send the cohort, by 27 Nov", or "(was due 20 Nov)"; of what is owed to the user, "From you: …". The day is said for a
 * reader on any day.
 */
export function openActionInWords({ fields }: Action, today: string): string {
  const due = shortDay(fields.dueDate, wallMs(today))
  const when = due === '' ? '' : fields.dueDate < today ? ` (was due ${due})` : `, by ${due}`
  const words = unclosed(fields.text) + when
  return fields.owedBy === 'them' ? `From you: ${lowerFirst(words)}` : words
}

/** A line without what closes it, to write on with. */
export function unclosed(text: string): string {
  return oneLine(text).replace(/(?<!\.)\.$/, '')
}

export function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

/** "Nine days" within a sentence; what may be a name or an abbreviation stays. */
function lowerFirst(text: string): string {
  return /^(?:A|An|The|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Under|Over|About|Some|No)\b/.test(
    text,
  )
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}
