import type { SignalType } from '../../documents/kinds/signal'
import { draftOpener } from '../opener-drafts'
import { withItsVerb } from './missing-verb'
import { asSentence, hasVerb, sentencesOf, withSmallLetter, wordsOf } from './sentence'
import { firmIn, isOutside, meansThem, type Listener } from './tact'

/** With more words of fact nobody hears the question: the sentence it begins with is kept. */
const mostFactWords = 22

/** A sentence as long as this says two things: the first is kept, where it says something. */
const longWords = 20

function inOneBreath(sentence: string): string {
  if (wordsOf(sentence).length <= longWords || /["“„]/u.test(sentence)) return sentence
  const [first = ''] = sentence.split(/[:;]\s|,\s(?=(?:and|but|which|so|because)\s)/u)
  return wordsOf(first).length > 4 && hasVerb(first) ? first : sentence
}

/** What was noticed, as it can be said to this person; empty where nothing of it can. */
export function spokenFact(
  text: string,
  { relation, role = '' }: Pick<Listener, 'relation' | 'role'>,
  type?: SignalType,
): string {
  const noted = text.replace(/^(?:heard|read|saw|seen)(?: (?:from|in|at|on) [^,.]{2,40}?)? that /i, '')
  const heard = withoutStrayMarks(withSpeaker(withoutWrittenSigns(noted), type))
  const { fact, question } = draftOpener(isOutside(relation) ? toFirm(heard, role) : heard)
  const sentences = sentencesOf(fact || question)
  const told = sentences.filter((sentence, at) => at === 0 || !ofNoUse.test(sentence))
  const said = isOutside(relation) ? toThem(told) : told
  const kept = said.filter(
    (_, at) => at === 0 || wordsOf(said.slice(0, at + 1).join(' ')).length <= mostFactWords,
  )
  return kept.map((sentence) => asSentence(inOneBreath(withItsVerb(withBeliever(sentence, type))))).join(' ')
}

/** Where it was seen, and how it looks beside us: for the page. */
const ofNoUse = /^(?:saw|seen|heard|read|found|according to|source|via|mentioned|ours|we)\b/i

/** A quotation with nobody who says it. */
function withSpeaker(text: string, type: SignalType | undefined): string {
  const [whole = '', believed = ''] = /^['‘]((?:[^'’]|['’](?=\p{L}))+?)[.]?['’](?=\s|$)/u.exec(text) ?? []
  if (type === 'assumption' && believed !== '')
    return `The belief is that ${withSmallLetter(believed)}.${text.slice(whole.length)}`
  if (type !== 'customer') return text
  const [, quoted] = /^["“„]([^"“”„]+)["”]\.?$/u.exec(text) ?? []
  return quoted === undefined ? text : `A customer told me: "${quoted}"`
}

/** A mark that opens or closes nothing, and where a note was taken. */
function withoutStrayMarks(text: string): string {
  const once = (text.match(/["“”„]/gu) ?? []).length === 1 ? text.replace(/["“”„]/gu, '') : text
  return once
    .replace(/(?<=[.!?,])['’](?=\s|$)/gu, (mark, at: number) =>
      /(?:^|\s)['‘]/u.test(once.slice(0, at)) ? mark : '',
    )
    .replace(/,?\s+p\.\s?\d+(?=[.,]?(?:\s|$))/gu, '')
    .replace(/[,;]?\s+(?:per|by|via) (?:phone|mail|e-?mail)(?=[.]?$)/i, '')
}

/** To a client their own firm is "you"; where it does something in a tense that changes with "you", nothing is told. */
function toFirm(text: string, role: string): string {
  const firm = firmIn(role)
  if (firm === undefined || !text.includes(firm.short)) return text
  const name = String.raw`\b(?:${firm.full.replace(/[^\p{L}\p{N} ]/gu, '.')}|${firm.short})`
  return text
    .replace(new RegExp(String.raw`${name}['’]s?(?=\s)`, 'gu'), 'your')
    .replace(
      new RegExp(String.raw`(?<=[.!?]\s|^)${name}(?= (?:went|\p{L}+ed|will|would|could|can)\b)`, 'gu'),
      'You',
    )
    .replace(new RegExp(String.raw`${name}(?= (?:went|\p{L}+ed|will|would|could|can)\b)`, 'gu'), 'you')
    .replace(
      new RegExp(
        String.raw`(?<=\b(?:to|at|with|for|from|by|of) )${name}(?=[.,;:]|$| (?:and|this|last|in|on|for|by)\b)`,
        'gu',
      ),
      'you',
    )
}

/** "That nurses want a bigger screen", jotted down as what is believed. */
function withBeliever(sentence: string, type: SignalType | undefined): string {
  const [, taken] = /^that (.+)$/iu.exec(sentence) ?? []
  if (type === 'assumption' && taken !== undefined && !/^(?:is|was|has|means|makes)\b/i.test(taken))
    return `The belief is that ${taken}`
  const [, believed] =
    /^that ((?:our |the |all |most )?(?:\p{L}+ )?\p{L}{3,}s (?:(?:will|would|can|always|never|only|still) )?\p{L}+ .+)$/iu.exec(
      sentence,
    ) ?? []
  return believed === undefined ||
    /^(?:is|was|has|means|makes|costs|takes|leaves|gives|puts|pays|looks|needs|sounds|saves)\b/i.test(
      believed,
    )
    ? sentence
    : `The belief is that ${believed}`
}

const units: Record<string, string> = { h: 'hour', hr: 'hour', yr: 'year', mo: 'month', d: 'day' }

/** Signs that are read and not said: brackets, plus and minus, a slash between units, stress by capitals. */
export function withoutWrittenSigns(text: string): string {
  return text
    .replace(/(?:^|\s+)[([][^()[\]]*[)\]]|[([][^()[\]]{4,}[)\]]/g, '')
    .replace(/[?!]{2,}/g, '.')
    .replace(/\+(\d[\d.,]*)(\s?%)? to \+(\d[\d.,]*\s?%?)(?!\w)/g, '$1$2 to $3 more')
    .replace(/\by\/y\b/gi, 'on the year')
    .replace(/\bhrs\b/g, 'hours')
    .replace(/\byrs\b/g, 'years')
    .replace(/[.,](?=["”]\s*[-–—,]\s)/g, '')
    .replace(/\s*(?:…|\.{2,})(?=\s|$)/g, '.')
    .replace(/\s[+&]\s(?=\p{L})/gu, ' and ')
    .replace(/\b(at|by|to|of)\s+[-−–]\s?(?=\d)/gi, '$1 minus ')
    .replace(/\b(at|by|to|of)\s+\+\s?(?=\d)/gi, '$1 plus ')
    .replace(/(?<=\p{L}\s)[-−–](?=\d)/gu, 'down ')
    .replace(/(?<=\p{L}\s)\+(?=\d)/gu, 'up ')
    .replace(/(?<=\d\s?\p{L}{1,12})\/(\p{L}{1,6})\b/gu, (_, unit: string) => ` per ${units[unit] ?? unit}`)
    .replace(/\b(raised|worth|costs?|paid)\s(\d+(?:[.,]\d+)?)\s?m\b/gi, '$1 $2 million')
    .replace(/\b(?:AND|OR|NOT|NO|ALL|NEVER|ONLY|AGAIN|VERY)\b/g, (word) => word.toLowerCase())
    .replace(/^((?:\S+ ){0,2}\S+)\s[-–—]\s(?!\d)(?=\p{L})/u, (_, label: string) =>
      hasVerb(label) || /["”’]$/.test(label) ? `${label}, ` : `${label}: `,
    )
    .replace(/,?\s[-–—]\s/g, ', ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/**
 * A note about a client says "their sites"; to the client it is "your sites". Only where nobody else was named whom the
 * word could mean. What a note says they believe is not told to them.
 */
function toThem(sentences: readonly string[]): string[] {
  const told = sentences.filter((sentence) => !believed.test(sentence))
  // "Half of them …" says nothing once what it is about is left out.
  if (told.length < sentences.length && told.some(meansThem)) return []
  return told.map((sentence) =>
    meansThem(sentence)
      ? sentence.replace(/\b(?:their|theirs)\b/gi, (word) => (word.length > 5 ? 'yours' : 'your'))
      : sentence,
  )
}

const believed = /^(?:they|he|she) (?:believes?|thinks?|says?|assumes?|expects?|wants?|feels?|claims?)\b/i
