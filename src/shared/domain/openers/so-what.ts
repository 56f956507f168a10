import {
  asSentence,
  hasVerb,
  isNounStart,
  plainVerbs,
  sentencesOf,
  withSmallStart,
  wordsOf,
} from './sentence'

/** How a so-what sounds, which decides what can be asked behind it. */
export type Stance =
  /** Something is to be done: "raise before they do". */
  | 'proposal'
  /** Something has to be had or done: "need a paper trail by August". */
  | 'need'
  /** "If they book by agent, nobody opens our screen." */
  | 'conditional'
  /** It could be. */
  | 'possibility'
  /** It takes something from us. */
  | 'pressure'
  /** It gives us a chance. */
  | 'opening'
  | 'state'

export interface SaidSoWhat {
  stance: Stance
  /** Sentences to say behind the fact; empty where all of it went into `condition` or `doubt`. */
  said: string
  /** An if-clause nothing followed: "if procurement finds out". */
  condition?: string
  /** What the user asked in a way that yes or no would answer, as it stands behind "tell us": "whether we should wait". */
  doubt?: string
  /** An open question of the user's own. */
  question?: string
  /** It was said as a doubt, which every question is about. */
  isDoubted?: true
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
  const [first, second] = told.map(sayIt)
  if (first === undefined) return asked === undefined ? undefined : askAlone(asked)
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
    ...(asked !== undefined && ask(asked)),
  }
}

function isAsked(sentence: string): boolean {
  return sentence.endsWith('?') || inverted.test(sentence)
}

/** A so-what that is a question and nothing else. */
function askAlone(sentence: string): SaidSoWhat | undefined {
  const asked = ask(sentence)
  if (asked.question !== undefined || asked.doubt !== undefined)
    return { stance: 'state', said: '', ...asked }
  const bare = sentence.replace(/[?.!\s]+$/, '')
  // Turned round it would need to be known where its subject ends; "Isn’t it…" leads, and is nobody's doubt.
  if (!/^(?:is|are|was|were|can|could|will|would|should|does|do|did|has|have)\s/i.test(bare)) return undefined
  return { stance: 'state', said: `I keep asking myself: ${small(bare)}?`, isDoubted: true }
}

interface Said {
  text: string
  stance?: Stance
  condition?: string
}

/** One sentence of a so-what, whole. */
function sayIt(sentence: string): Said {
  const text = shorten(sentence.replace(/^(?:so|and|but|which|then)\b,?\s+(?!far|much|many|that\b)/i, ''))
  if (!/^[\p{L}\p{N}]/u.test(text)) return { text: asSentence(text) }
  const [first = '', second = '', third = ''] = wordsOf(text)
  const rest = text.slice(first.length).trimStart()
  if (/^(?:if|once|when|unless|until)$/.test(first)) return sayCondition(text)
  if (/^(?:need|have|ought|want)$/.test(first) && (second === 'to' || isNounStart(second)))
    return demand(`we ${small(text)}`)
  if (first === 'should') return propose(`we ${small(text)}`)
  if (first === 'must') return demand(`we ${small(text)}`)
  if (first === 'time' && second === 'to') return propose(`I think it is ${small(text)}`)
  if (/^let[’']?s$/.test(first)) return propose(`I would ${rest}`)
  if (/^(?:don[’']t|do)$/.test(first) && /^(?:not\s|don)/i.test(first === 'do' ? rest : first)) {
    return propose(`I would not ${first === 'do' ? rest.replace(/^not\s+/i, '') : rest}`)
  }
  if (first === 'never' && plainVerbs.has(second)) return propose(`I would ${small(text)}`)
  if (isOrder(first, second, third))
    return { ...propose(`I would ${small(text)}`), ...(first === 'expect' && { stance: 'pressure' }) }
  if (
    /^(?:we|i)$/.test(first) &&
    /^(?:should|need|must|have|ought|could|can)$/.test(second) &&
    isDue(second, third)
  ) {
    return second === 'should' ? propose(text) : demand(text)
  }
  if (/^(?:not|un)\s?(?:sure|convinced|certain)\b/i.test(text))
    return { text: asSentence(`I am ${small(text)}`) }
  if (/^(?:chance|opportunity|opening|reason|risk|threat|problem|way|sign|case)$/.test(first)) {
    return { text: asSentence(`that is ${first.startsWith('o') ? 'an' : 'a'} ${small(text)}`) }
  }
  if (lacksSubject(first, second)) return { text: asSentence(`that ${small(text)}`) }
  if (isQuality(first, text)) return { text: asSentence(`that is ${small(text)}`) }
  if (first === 'same') return { text: asSentence(`it is the ${small(text)}`) }
  // A longer one that seems to lack its verb has one that is not in the list.
  if (!hasVerb(text) && wordsOf(text).length <= mostFragmentWords)
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
    : { text: '', stance: 'conditional', condition: small(bare) }
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
  /^(?:bad|good|great|big|huge|risky|dangerous|hard|harder|easy|easier|cheap|cheaper|faster|slower|better|worse|worth|likely|unlikely|too|not|free|urgent|new to|possible|enough|close to|ahead of|behind|against|out of|in line)\b/i

function isQuality(first: string, text: string): boolean {
  return (
    qualities.test(text) &&
    (!hasVerb(text.slice(first.length)) || first === 'not' || first === 'worth' || first === 'too')
  )
}

/** Losing and gaining, by the words people use for them. */
const losing =
  /\b(?:los(?:e|es|ing|t)|gone|go(?:es)? away|without|no longer|stops?|can[’']?t|cannot|takes? (?:our|away)|nobody|out of|harder|risk\w*|threat\w*|undercut\w*|leav(?:e|es|ing)|left|fewer|falls?|drops?|below|behind|slow\w*|delay\w*|late|overtime|pay a third|exposed|lock\w* out|squeez\w*|costs? more|cost us|too long|thin|weak\w*|before christmas|expire\w*|fine[sd]|churn\w*|doubles? on)\b/i
const gaining =
  /\b(?:win(?:s|ning)?|chance|opening|window|free up|frees|save[sd]?|cheaper|for free|nothing extra|pays nothing|costs? (?:us )?nothing|no (?:competitor|rival|one)|nobody (?:has|sells|else|offers)|first mover|goes? first|advantage|channel|faster|can be had|could be had|looking for work|we (?:hold|have) the|half of profit|pay for itself|earns? (?:us )?(?:more|double|twice)|worth|will not come twice)\b/i

function stanceOf(said: string): Stance {
  if (gaining.test(said)) return 'opening'
  if (
    /\b(?:could|might|perhaps|maybe|not sure)\b|(?<!\b(?:in|by|since|until|from|of|before|next|last|to) )\bmay\b/i.test(
      said,
    )
  )
    return losing.test(said) ? 'pressure' : 'possibility'
  return losing.test(said) ? 'pressure' : 'state'
}

/** A long one is cut where it pauses. */
function shorten(sentence: string): string {
  if (sentence.length <= maxSaidCharacters) return sentence
  const pause = /^(.{30,125}?)(?:;\s|\s[–—-]\s|,\s(?:so|but|and|which|while|because)\s)/u.exec(sentence)
  return pause?.[1] ?? sentence
}

function small(text: string): string {
  const [first = ''] = text
  return /^\p{Lu}{2}/u.test(text) || /^I\b/.test(text) ? text : first.toLowerCase() + text.slice(first.length)
}

const subjects =
  '(?:i|we|you|they|he|she|it|this|that|these|those|there|anyone|anybody|somebody|someone|everyone|nobody)'
const inverted = new RegExp(
  `^(is|are|was|were|can|could|will|would|should|shall|must|may|might|do|does|did|have|has|had)\\s+(${subjects})\\s+(.+?)[?.]*$`,
  'i',
)

/** The user's own question: kept where it is open, turned where yes or no would answer it. */
function ask(sentence: string): Pick<SaidSoWhat, 'question' | 'doubt'> {
  if (isOpen(sentence)) return { question: withMark(sentence) }
  const [, verb = '', subject = '', rest = ''] = inverted.exec(sentence) ?? []
  const bare = sentence.replace(/[?.!\s]+$/, '')
  const heard = subject.toLowerCase() === 'i' ? 'I' : subject.toLowerCase()
  if (verb !== '') {
    if (/^do$/i.test(verb)) return { doubt: `whether ${heard} ${rest}` }
    // "Does it kill X": the ending its verb would need is not known.
    const helper = /^does$/i.test(verb) ? 'would' : verb.toLowerCase()
    return { doubt: `whether ${heard} ${helper} ${rest}` }
  }
  const [first = '', second = ''] = wordsOf(bare)
  if (/^(?:worth|time|too|enough)$/.test(first)) return { doubt: `whether it is ${small(bare)}` }
  if (plainVerbs.has(first) && second !== '') return { doubt: `whether to ${small(bare)}` }
  return {}
}

/** Whether a question leaves the answer to who is asked, and blames nobody. */
export function isOpen(question: string): boolean {
  return (
    /^(?:what|which|who|whom|whose|where|when|how|if|to|on|in|for|at|seen|knowing|looking|suppose|say)\b/i.test(
      question,
    ) && !/^how about\b/i.test(question)
  )
}

function withMark(question: string): string {
  return asSentence(question.replace(/[?.!\s]*$/, '?'))
}
