import type { OpenerAngle } from './angles'
import { likeness, stemsOf } from './word-stems'

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

/** A short question that fits many facts ("Where would that show first?") is another one with another fact. */
function isSameQuestion(one: AskedAgain, other: PastOpener): boolean {
  const ones = stemsIn(one)
  const others = stemsIn(other)
  if (likeness(ones.question, others.question) < nearSame) return false
  return (ones.fact.size === 0 && others.fact.size === 0) || likeness(ones.fact, others.fact) >= nearSame
}

const known = new WeakMap<object, { fact: ReadonlySet<string>; question: ReadonlySet<string> }>()

/** Kept with what it was read from: each draft is compared with every opener there was. */
function stemsIn(opener: AskedAgain): { fact: ReadonlySet<string>; question: ReadonlySet<string> } {
  const kept = known.get(opener)
  if (kept) return kept
  const stems = { fact: new Set(stemsOf(opener.fact)), question: new Set(stemsOf(opener.question)) }
  known.set(opener, stems)
  return stems
}
