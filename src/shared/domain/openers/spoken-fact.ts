import type { SignalType } from '../../documents/kinds/signal'
import { draftOpener } from '../opener-drafts'
import { beginningWithArticle } from './articles'
import { lacksSubject } from './lacking-subject'
import { withItsVerb, withNamedBefore, withThereIs } from './missing-verb'
import { withoutSource } from './noted-source'
import { asSentence, hasVerb, isWhole, sentencesOf, withSmallLetter, wordsOf } from './sentence'
import { standsAsWritten } from './stands-as-written'
import { firmIn, isOutside, meansThem, type Listener } from './tact'
import { withWhoSaid } from './who-said'
import { withoutWrittenSigns } from './written-signs'

/** With more words of fact nobody hears the question: the sentence it begins with is kept. */
const mostFactWords = 28

/** A sentence as long as this says two things: the first is kept, where it says something. */
const longWords = 26

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
  const noted = text
    .replace(/^(?:heard|read|saw|seen)(?: (?:from|in|at|on) [^,.]{2,40}?)? that /i, '')
    .replace(
      /^(?=(?:watched|counted|tried|visited|met|spoke|noticed) )\p{L}/iu,
      (first) => `I ${first.toLowerCase()}`,
    )
  const heard = withoutSource(withoutStrayMarks(withSpeaker(withoutWrittenSigns(noted), type))).replace(
    faultBehind,
    '',
  )
  const { fact, question } = draftOpener(isOutside(relation) ? toFirm(heard, role) : heard)
  const sentences = sentencesOf(fact || question)
  const told = withoutFragments(withSpeakerFirst(sentences))
  const said = isOutside(relation) ? toThem(told) : told
  const kept = said.filter(
    (_, at) => at === 0 || wordsOf(said.slice(0, at + 1).join(' ')).length <= mostFactWords,
  )
  return kept
    .map((sentence) =>
      asSentence(
        inOneBreath(
          withNamedBefore(
            withThereIs(beginningWithArticle(withItsVerb(withWhoSaid(withBeliever(sentence, type))))),
          ),
        ),
      ),
    )
    .join(' ')
}

/** "…, but nobody has worked it out": what it finds fault with is left out. */
const faultBehind =
  /(?:,\s+|\s+)(?:but|and|yet|though)\s+(?:nobody|no one|none of us|we (?:never|still|haven[’']t|have not|don[’']t|do not))\b[^.!?"”]*(?=[.!?]|$)/iu

/** With fewer words a fragment tells nothing. */
const leastTold = 7

/** Where it was seen, and how it looks beside us: for the page. */
const ofNoUse =
  /^(?:saw|seen|heard|read|found|according to|source|via|mentioned|ours|we)\b|\b(?:mentioned it|can[’']t find|have lost)\b/i

/** Who said it, noted behind: "Porter at the Royal, 6.40 am". */
function withSpeakerFirst(sentences: readonly string[]): readonly string[] {
  const [quoted = '', noted = '', ...rest] = sentences
  const [speaker = ''] = noted.split(/,\s/)
  const isSpoken = /^["“„][^"“”„]+["”][.]?$/u.test(quoted) && !isWhole(noted)
  if (!isSpoken || wordsOf(speaker).length === 0 || wordsOf(speaker).length > 5) return sentences
  return [`${speaker.replace(/[.]$/, '')}: ${quoted}`, ...rest]
}

/** What it begins with, but for a label of one word, and what is a whole sentence behind it. */
function withoutFragments(sentences: readonly string[]): string[] {
  const [begun = '', second] = sentences
  // "Road salt again. Seat posts in Scotland run at …"
  const isLabelled =
    second !== undefined &&
    (wordsOf(begun).length === 1 ||
      (wordsOf(begun).length < 5 && !standsAsWritten(withItsVerb(begun)) && standsAsWritten(second)))
  return sentences.slice(Number(isLabelled)).filter((noted, at, all) => {
    if (at === 0) return true
    const sentence = withItsVerb(noted).replace(/^[^:.!?"“„]{2,40}: (?=\d|\p{Ll})/u, '')
    // "38 degrees in a parked cab. One driver taken off in an ambulance.": the second tells as much as the first.
    const isAsWhole =
      at === 1 &&
      !isWhole(withItsVerb(all[0] ?? '')) &&
      !sentence.includes('=') &&
      wordsOf(sentence).length >= leastTold
    const [first = '', second = ''] = wordsOf(sentence)
    // "Closes in June"
    if (lacksSubject(first, second)) return false
    return !ofNoUse.test(sentence) && (standsAsWritten(sentence) || isWhole(sentence) || isAsWhole)
  })
}

/** A quotation with nobody who says it. */
function withSpeaker(text: string, type: SignalType | undefined): string {
  const [whole = '', believed = ''] = /^["“]([^"”]+?)[.]?["”](?=\s|$)/u.exec(text) ?? []
  if (type === 'assumption' && believed !== '')
    return `The belief is that ${withSmallLetter(believed)}.${text.slice(whole.length)}`
  // "“I come for the lunch,” said one lady on the panel"
  const [, words = '', verb = '', who = ''] =
    /^["“]([^"”]+?)[,.]?["”],? (said|says|wrote) ([^,;:."“]+)(?=[,.]|$)/u.exec(text) ?? []
  if (who !== '') return `${who} ${verb}: "${words}."`
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
    .replace(/\bon p\.\s?\d+ of\b/g, 'in')
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

/** What is believed, without who believes it: nobody is put before their own as the one who was mistaken. */
function withBeliever(sentence: string, type: SignalType | undefined): string {
  const [, held] =
    type === 'assumption'
      ? (/^(?!we\b|i\b|(?:the |our )?(?:\p{L}+ )?(?:books?|figures|numbers|plans?|budget|model|contracts?|report|papers?|rules?)\b)(?:the |our )?(?:\p{L}+ ){1,3}?(?:all |still |always )?(?:takes? it (?:as given|for granted)|(?:is|are) (?:sure|certain|convinced)|believes?|thinks?|assumes?|insists?|says?|swears?) (?:that )?((?:\S+ ){2,}\S+)$/iu.exec(
          sentence,
        ) ?? [])
      : []
  if (held !== undefined && isWhole(held) && !/[:"“„]/u.test(sentence)) return `The belief is that ${held}`
  if (/^(?:books|figures|numbers) (?:say|show)\b/i.test(sentence)) return `The ${withSmallLetter(sentence)}`
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
