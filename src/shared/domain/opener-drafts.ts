import type { Chip } from './capture-grammar'

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

/** Due dates: "by Friday" says when to do it. "Acme opens on Friday" is the fact itself. */
const dueBefore = /(?:^|\s)(?:by|due|until|till|before)\s*$/i

type Sign = Pick<Chip, 'type' | 'start' | 'end'>

/**
 * People by their plain name and tags by their word where they are part of the sentence; what only files the note (its
 * address, the tags it ends with, whom it is for) is taken out.
 */
function withoutSigns(text: string, chips: readonly Chip[]): string {
  const signs = signsIn(text, chips)
  const closing = closingSigns(text, signs)
  let result = text
  for (const sign of signs.toReversed()) {
    const before = result.slice(0, sign.start)
    const after = result.slice(sign.end)
    const isDue = sign.type === 'date' && dueBefore.test(before)
    if (isDue) result = before.replace(dueBefore, '') + after
    else if (sign.type === 'url') result = before + after
    else if (sign.type !== 'date') {
      const word = text.slice(sign.start + 1, sign.end)
      const isAside = closing.has(sign) ? !isAwaited(before) : isHeading(sign, before, after)
      result = before + (isAside ? '' : word) + after
    }
  }
  return result
}

/** What was understood, and people nobody knows and tags said again, in the order of the text. */
function signsIn(text: string, chips: readonly Chip[]): Sign[] {
  const more = [...text.matchAll(/(?<![\p{L}\p{N}\p{M}_.+\-@#&/])([@#])\p{L}[\p{L}\p{N}\p{M}_-]*/gu)]
    .map(({ 0: word, 1: mark, index }): Sign => {
      return { type: mark === '@' ? 'person' : 'tag', start: index, end: index + word.length }
    })
    .filter(({ start, end }) => !chips.some((chip) => start < chip.end && chip.start < end))
  return [...chips, ...more].toSorted((one, other) => one.start - other.start)
}

/**
 * The signs a note ends with. A day behind a single sign belongs to the sentence, and the sign with it: "they cut #prices
 * on Friday"; behind several it is one more of them.
 */
function closingSigns(text: string, signs: readonly Sign[]): Set<Sign> {
  const closing: Sign[] = []
  let end = text.length
  for (const sign of signs.toReversed()) {
    if (!/^[\s.,;:!]*$/.test(text.slice(sign.end, end))) break
    closing.push(sign)
    end = sign.start
  }
  const isOfSentence = closing[0]?.type === 'date' && closing.filter(({ type }) => type !== 'date').length < 2
  return new Set(isOfSentence ? [] : closing)
}

/** A word that asks for another: "a talk by @Maria", "more on #pricing". */
function isAwaited(before: string): boolean {
  return /(?:^|\s)(?:about|and|as|at|by|for|from|in|like|of|on|or|than|the|their|to|via|with)\s*$/i.test(
    before,
  )
}

/** A note can begin with whom it is for ("@Maria: …") or what it is about ("#pricing …"). */
function isHeading({ type }: Sign, before: string, after: string): boolean {
  if (before.trim() !== '') return false
  return type === 'tag' || /^\s*[:,;–—-]/.test(after)
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

function withCapital(sentence: string): string {
  const [first = ''] = sentence
  // A name that begins small on purpose ("iPhone", "eBay") stays.
  return /^\p{Ll}\p{Lu}/u.test(sentence) ? sentence : first.toUpperCase() + sentence.slice(first.length)
}

/** The question a note ends with stands on its own. */
function splitQuestion(words: string): { fact: string; question: string } {
  if (!/[?？؟]["”’»)]*$/.test(words)) return { fact: words, question: '' }
  const sentences = words.match(/[^.!?。]+(?:[.!?。]+["”’»)]*|$)(?:\s+|$)|[.!?。]+\s*/g) ?? [words]
  const question = sentences.at(-1)?.trim() ?? ''
  return { fact: words.slice(0, words.length - question.length).trim(), question }
}
