import type { Signal } from '../../documents/kinds/signal'
import { hashText } from '../../documents/hash-text'
import { draftOpener } from '../opener-drafts'

/**
 * The draft of an opener from a signal: its words as the fact, what follows from it behind them. A so-what that ends in
 * a question is the question, since that is the user's own.
 */
export function openerFromSignal({ text, soWhat }: Signal['fields']): { fact: string; question: string } {
  const noticed = draftOpener(text)
  if (soWhat.trim() === '') return { fact: noticed.fact, question: noticed.question }
  const meaning = draftOpener(soWhat)
  // Of two questions the one that was noticed is part of the fact.
  const [first, question] =
    meaning.question === '' ? ['', noticed.question] : [noticed.question, meaning.question]
  return { fact: [noticed.fact, first, meaning.fact].filter(Boolean).join(' '), question }
}

/** The same on every device: nobody is asked twice about one signal. */
export function openerIdOf(signalId: string, personId: string): string {
  return hashText(`opener:${signalId}:${personId}`)
}
