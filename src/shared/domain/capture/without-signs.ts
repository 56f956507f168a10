import type { Chip } from './chip'

/** Due dates: "by Friday" says when to do it. "Acme opens on Friday" is the fact itself. */
const dueBefore = /(?:^|\s)(?:by|due|until|till|before)\s*$/i

type Sign = Pick<Chip, 'type' | 'start' | 'end'>

/**
 * People by their plain name and tags by their word where they are part of the sentence; what only files the note (its
 * address, the tags it ends with, whom it is for) is taken out.
 */
export function withoutSigns(text: string, chips: readonly Chip[]): string {
  const signs = signsIn(text, chips)
  const closing = closingSigns(text, signs)
  let result = text
  for (const sign of signs.toReversed()) {
    const before = result.slice(0, sign.start)
    const after = result.slice(sign.end)
    const isDue = sign.type === 'date' && dueBefore.test(before)
    if (isDue) result = before.replace(dueBefore, '') + after
    else if (sign.type === 'url' || sign.type === 'word') result = before + after
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
  return [...chips.filter((chip) => isSign(text, chip)), ...more].toSorted(
    (one, other) => one.start - other.start,
  )
}

/** Names written as plain words are part of what is said. */
function isSign(text: string, { type, start, end }: Chip): boolean {
  return end > start && type !== 'competitor' && (type !== 'person' || text[start] === '@')
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

/** With a capital at its start, unless it is a name that begins small on purpose ("iPhone", "eBay"). */
export function withCapital(sentence: string): string {
  const [first = ''] = sentence
  return /^\p{Ll}\p{Lu}/u.test(sentence) ? sentence : first.toUpperCase() + sentence.slice(first.length)
}
