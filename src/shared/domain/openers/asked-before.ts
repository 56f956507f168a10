import type { OpenerAngle } from './angles'
import { likeness } from './word-stems'

/** An opener as far as its past goes: a row of kind `opener`, or an evergreen one that was asked. */
export interface PastOpener {
  id: string
  status: 'draft' | 'planned' | 'asked' | 'answered'
  fact: string
  question: string
  signalId?: string | null
  evergreenId?: string | null
  /** Absent where it was written by hand, or before angles were kept. */
  angle?: OpenerAngle | ''
  askedAt?: string | null
}

/** Texts this alike are the same opener, edited. */
const nearSame = 0.8

export function isAsked({ status }: Pick<PastOpener, 'status'>): boolean {
  return status === 'asked' || status === 'answered'
}

/** What could be asked now. */
export interface AskedAgain {
  id?: string
  signalId?: string | null
  evergreenId?: string | null
  angle?: OpenerAngle | ''
  fact: string
  question: string
}

/**
 * Whether this person was asked this before: the same opener, the same evergreen one, the same signal from the same side,
 * or nearly the same words. A signal asked about from a side nobody noted counts as asked about from every side.
 *
 * @param past openers of this person alone
 */
export function wasAsked(opener: AskedAgain, past: readonly PastOpener[]): boolean {
  return past.filter(isAsked).some((asked) => {
    if (opener.id !== undefined && asked.id === opener.id) return true
    if (opener.evergreenId && asked.evergreenId === opener.evergreenId) return true
    if (opener.signalId && asked.signalId === opener.signalId) {
      if (!asked.angle || !opener.angle || asked.angle === opener.angle) return true
    }
    return isSameQuestion(opener, asked)
  })
}

/** The question decides; a short one that fits many facts ("Where would that show first?") is another with another fact. */
function isSameQuestion(one: AskedAgain, other: PastOpener): boolean {
  return (
    one.question.trim() !== '' &&
    likeness(one.question, other.question) >= nearSame &&
    likeness(one.fact, other.fact) >= nearSame
  )
}
