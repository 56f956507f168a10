import type { Chip } from './capture/chip'
import { withCapital, withoutSigns } from './capture/without-signs'

/** The sides a fact can be asked about from. */
type OpenerAngle = 'assumption' | 'choice' | 'customer'

/** How a question could begin. Ends in an ellipsis: what it is about only the user knows. */
interface QuestionStart {
  angle: OpenerAngle
  text: string
}

/** An opener on its way: a fact said as a sentence, then what is asked of it. */
export interface OpenerDraft {
  fact: string
  /** Empty until the user writes it, unless the note held one. */
  question: string
  /** Three ways to begin it, one from each angle, in the order of the keys 1, 2, 3. */
  starts: QuestionStart[]
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
  const words = asSentence(withoutSigns(text, chips)) || text.trim()
  const { fact, question } = splitQuestion(words)
  return { fact, question, starts: questionStarts(fact) }
}

/** An opener as it is said. */
export function openerText({ fact, question }: { fact: string; question: string }): string {
  return [fact.trim(), question.trim()].filter(Boolean).join(' ')
}

/** Whether an opener can be taken into a talk: it asks something, beyond the beginning that was offered. */
export function isReadyOpener({ question }: { question: string }): boolean {
  return /[?？؟]["”’»)]*$/.test(question.trim())
}

/** One beginning from each angle; which ones follows from the fact, so that they stay while it is worked on. */
function questionStarts(fact: string): QuestionStart[] {
  const number = [...fact].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0)
  return (Object.keys(beginnings) as OpenerAngle[]).map((angle, index) => {
    const list = beginnings[angle]
    return { angle, text: list[(number + index) % list.length] ?? list[0] }
  })
}

const beginnings: Record<OpenerAngle, readonly [string, ...string[]]> = {
  assumption: [
    'If this lasts, what will we wish we had begun…',
    'We plan as if this were not so. What would show us that…',
    'Which part of our plan would you defend longest if…',
  ],
  choice: [
    'What would you delay to…',
    'Where would you spend first while…',
    'How far would you let us go to…',
  ],
  customer: [
    'Which of our customers will feel this first, and…',
    'What would we change if most of our customers…',
    'Who else has this job to get done, and…',
  ],
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

/** The question a note ends with stands on its own. */
function splitQuestion(words: string): { fact: string; question: string } {
  if (!/[?？؟]["”’»)]*$/.test(words)) return { fact: words, question: '' }
  const sentences = words.match(/[^.!?。]+(?:[.!?。]+["”’»)]*|$)(?:\s+|$)|[.!?。]+\s*/g) ?? [words]
  const question = sentences.at(-1)?.trim() ?? ''
  return { fact: words.slice(0, words.length - question.length).trim(), question }
}
