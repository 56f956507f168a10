import type { Chip } from './capture/chip'
import { withCapital, withoutSigns } from './capture/without-signs'

/** An opener on its way: a fact said as a sentence, then what is asked of it. */
export interface OpenerDraft {
  fact: string
  /** Empty until the user writes it, unless the note held one. */
  question: string
}

/**
 * A draft from something noticed. The fact is what was noted, without the signs that said whom and what for; a question
 * is never made of it, because a headline put into a pattern has no stake: the so-what is the user's.
 *
 * @param chips what was understood of the text (`understandCapture`); people, tags, addresses and due dates among them
 *   are taken out of the sentence
 */
export function draftOpener(text: string, chips: readonly Chip[] = []): OpenerDraft {
  // A note that is all signs ("@Maria #pricing") is kept as it is.
  return readOpener(asSentence(withoutSigns(text, chips)) || text.trim())
}

/** An opener as it is said. */
export function openerText({ fact, question }: { fact: string; question: string }): string {
  return [fact.trim(), question.trim()].filter(Boolean).join(' ')
}

/** Whether an opener can be taken into a talk: it asks something. */
export function isReadyOpener({ question }: { question: string }): boolean {
  return /[?？؟]["”’»)]*$/.test(question.trim())
}

/** An opener from how it is said, as `openerText` gives it: the question it ends with stands on its own. */
export function readOpener(words: string): OpenerDraft {
  if (!/[?？؟]["”’»)]*$/.test(words)) return { fact: words, question: '' }
  const sentences = words.match(/[^.!?。]+(?:[.!?。]+["”’»)]*|$)(?:\s+|$)|[.!?。]+\s*/g) ?? [words]
  const question = sentences.at(-1)?.trim() ?? ''
  return { fact: words.slice(0, words.length - question.length).trim(), question }
}

function asSentence(words: string): string {
  const lines = words
    .split('\n')
    .map((line) =>
      line
        .replace(/\s+/g, ' ')
        .replace(/ ([.,;:!?])/g, '$1')
        .trim(),
    )
    .map((line) => line.replace(/^[-–—:,;.\s]+/, '').replace(/[\s,;:–—-]+$/, ''))
    .filter((line) => line !== '')
    .map((line) => (/[.!?…。？！؟]["”’»)]*$/.test(line) ? line : `${line}.`))
  return lines.map(withCapital).join(' ')
}
