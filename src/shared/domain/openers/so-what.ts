import {
  asSentence,
  hasVerb,
  isNounStart,
  plainVerbs,
  sentencesOf,
  withSmallLetter,
  withSmallStart,
  wordsOf,
} from './sentence'
import { isAsked, ownQuestion, type OwnQuestion } from './own-question'
import { stanceOf, type Stance } from './stance'

export interface SaidSoWhat {
  stance: Stance
  /** Sentences to say behind the fact; empty where all of it went into `condition` or `asked`. */
  said: string
  /** An if-clause nothing followed: "if procurement finds out". */
  condition?: string
  /** What the user asked themselves. */
  asked?: OwnQuestion
}

/** What is said besides the fact, in characters: with more, nobody hears the question. */
const maxSaidCharacters = 125

const leastWords = 3
const mostFragmentWords = 4

/**
 * A so-what as it can be said: the first sentence that may be, and the next where both are short. What is not a sentence
 * is made one ("could be a channel" → "That could be a channel.").
 *
 * @returns `undefined` where nothing of it may be said
 */
export function readSoWhat(soWhat: string, isTactful: (sentence: string) => boolean): SaidSoWhat | undefined {
  const sentences = sentencesOf(soWhat).filter(isTactful)
  const asked = sentences.find(isAsked)
  // A word or two ("opportunity", "watch it") does not say what follows.
  const told = sentences.filter((sentence) => !isAsked(sentence) && wordsOf(sentence).length >= leastWords)
  const [first, second] = told.map((sentence, at) => sayIt(sentence, at > 0))
  const own = asked === undefined ? {} : ownQuestion(asked)
  if (first === undefined) {
    return Object.keys(own).length === 0 ? undefined : { stance: 'state', said: own.said ?? '', asked: own }
  }
  const isPair =
    second?.text !== undefined &&
    second.condition === undefined &&
    first.condition === undefined &&
    first.text.length + second.text.length < maxSaidCharacters
  const said = isPair ? `${first.text} ${second.text}` : first.text
  return {
    stance: (isPair && second.stance) || first.stance || stanceOf(said),
    said,
    ...(first.condition !== undefined && { condition: first.condition }),
    ...(own.said === undefined && { asked: own }),
  }
}

interface Said {
  text: string
  stance?: Stance
  condition?: string
}

/** One sentence of a so-what, whole; a fragment behind a sentence ("Lufthansa alone 7 %") is heard as part of it. */
function sayIt(sentence: string, isBehindAnother: boolean): Said {
  const text = shorten(sentence.replace(/^(?:so|and|but|which|then)\b,?\s+(?!far|much|many|that\b)/i, ''))
  if (!/^[\p{L}\p{N}]/u.test(text)) return { text: asSentence(text) }
  const [first = '', second = '', third = ''] = wordsOf(text)
  const rest = text.slice(first.length).trimStart()
  if (/^(?:if|once|when|unless|until)$/.test(first)) return sayCondition(text)
  if (/^(?:need|have|ought|want)$/.test(first) && (second === 'to' || isNounStart(second)))
    return demand(`we ${withSmallLetter(text)}`)
  if (first === 'should') return propose(`we ${withSmallLetter(text)}`)
  if (first === 'must') return demand(`we ${withSmallLetter(text)}`)
  if (first === 'time' && second === 'to') return propose(`I think it is ${withSmallLetter(text)}`)
  if (/^i[’']d$/.test(first) || (first === 'i' && second === 'would')) return propose(text)
  if (/^let[’']?s$/.test(first)) return propose(`I would ${rest}`)
  if (/^(?:don[’']t|do)$/.test(first) && /^(?:not\s|don)/i.test(first === 'do' ? rest : first)) {
    return propose(`I would not ${first === 'do' ? rest.replace(/^not\s+/i, '') : rest}`)
  }
  if (first === 'never' && plainVerbs.has(second)) return propose(`I would ${withSmallLetter(text)}`)
  if (isOrder(first, second, third))
    return {
      ...propose(`I would ${withSmallLetter(text)}`),
      ...(first === 'expect' && { stance: 'pressure' }),
    }
  if (
    /^(?:we|i)$/.test(first) &&
    /^(?:should|need|must|have|ought|could|can)$/.test(second) &&
    isDue(second, third)
  ) {
    return second === 'should' ? propose(text) : demand(text)
  }
  if (/^(?:not|un)\s?(?:sure|convinced|certain)\b/i.test(text))
    return { text: asSentence(`I am ${withSmallLetter(text)}`) }
  if (/^(?:chance|opportunity|opening|reason|risk|threat|problem|way|sign|case)$/.test(first)) {
    return { text: asSentence(`that is ${first.startsWith('o') ? 'an' : 'a'} ${withSmallLetter(text)}`) }
  }
  if (lacksSubject(first, second)) return { text: asSentence(`that ${withSmallLetter(text)}`) }
  if (first === 'worth' && second.endsWith('ing')) return propose(`that is ${withSmallLetter(text)}`)
  if (isQuality(first, text)) return { text: asSentence(`that is ${withSmallLetter(text)}`) }
  if (first === 'same') return { text: asSentence(`it is the ${withSmallLetter(text)}`) }
  // A longer one that seems to lack its verb has one that is not in the list.
  if (!isBehindAnother && !hasVerb(text) && wordsOf(text).length <= mostFragmentWords)
    return { text: asSentence(`that means ${withSmallStart(text)}`) }
  return { text: asSentence(text) }
}

function propose(text: string): Said {
  return { text: asSentence(text), stance: 'proposal' }
}

function demand(text: string): Said {
  return { text: asSentence(text), stance: 'need' }
}

function isDue(second: string, third: string): boolean {
  return /^(?:should|must)$/.test(second) || (/^(?:need|have|ought)$/.test(second) && third === 'to')
}

/** With its own outcome it is a sentence; without one it goes into the question. */
function sayCondition(text: string): Said {
  const bare = text.replace(/[.!…]+$/, '')
  return /,|\bthen\b/.test(bare)
    ? { text: asSentence(text), stance: 'conditional' }
    : { text: '', stance: 'conditional', condition: withSmallLetter(bare) }
}

/** An order to oneself. Some verbs are nouns as often, so that they need to be followed by what a verb is followed by. */
function isOrder(first: string, second: string, third: string): boolean {
  if (!plainVerbs.has(first) || second === '') return false
  if (isNounStart(second) || second.endsWith('ly')) return true
  return onlyVerbs.has(first) && !hasVerb(second) && third !== 'is' && third !== 'are'
}

const onlyVerbs = new Set(
  'add ask avoid bring build buy choose combine consider convince decide deliver expect explain find get give hire increase keep make prepare prevent prove publish raise reduce remove rent replace reprice retain sell send show simplify speak split stop talk teach tell use write'.split(
    ' ',
  ),
)

/** "makes our price look high": what does so was said just before. */
function lacksSubject(first: string, second: string): boolean {
  if (
    /^(?:could|can|will|would|may|might|means|is|isn[’']t|was|has|won[’']t|can[’']t|cannot|doesn[’']t|didn[’']t)$/.test(
      first,
    )
  )
    return true
  if (/^(?:probably|likely|also|already|soon|finally|only|just)$/.test(first))
    return /s$|^(?:could|can|will|would|may|might)$/.test(second)
  const base = first.replace(/(?:es|s)$/, '')
  const isVerb =
    first.endsWith('s') &&
    (plainVerbs.has(base) ||
      plainVerbs.has(first.slice(0, -1)) ||
      /^(?:hurts|kills|threatens|forces|frees|saves|costs|needs|matters|puts)$/.test(first))
  return isVerb && (isNounStart(second) || /^(?:sense|room|money|time|people|me)$/.test(second))
}

const qualities =
  /^(?:bad|good|great|big|huge|risky|dangerous|hard|harder|easy|easier|cheap|cheaper|faster|slower|better|worse|worth|likely|unlikely|too|not|free|urgent|new to|possible|enough|close to|ahead of|behind|against|out of|in line|fine|ok|okay|surprising|unclear|overdue)\b/i

function isQuality(first: string, text: string): boolean {
  return (
    qualities.test(text) &&
    (!hasVerb(text.slice(first.length)) || first === 'not' || first === 'worth' || first === 'too')
  )
}

/** A long one is cut where it pauses. */
function shorten(sentence: string): string {
  if (sentence.length <= maxSaidCharacters) return sentence
  const pause = /^(.{30,125}?)(?:;\s|\s[–—-]\s|,\s(?:so|but|and|which|while|because)\s)/u.exec(sentence)
  return pause?.[1] ?? sentence
}
