import type { SignalFields } from '../../documents/kinds/signal'
import { angles, type OpenerAngle } from './angles'
import { goalAim, goalLead, wantedEnd } from './goal-phrase'
import { isOpen } from './own-question'
import { questionsFor } from './questions-for'
import { asSentence, isOwnersName, isWhole, sentencesOf, withSmallLetter, wordsOf } from './sentence'
import { readSoWhat, type SaidSoWhat } from './so-what'
import { spokenFact } from './spoken-fact'
import { canBeTold, isOutside, isTactful, speaksOfListener, withoutTheirDates, type Listener } from './tact'
import { stemsOf } from './word-stems'
import { isAskable, isSayable, withoutLooseEnd } from './whole'
import { namesWorryBehind } from './worries'

/** What an opener is made of. */
export type DraftedSignal = Pick<SignalFields, 'text' | 'soWhat' | 'type' | 'competitors'> & {
  id: string
  tags?: readonly string[]
}

/** One way to ask: the fact said as sentences, then the question. */
export interface AngledDraft {
  angle: OpenerAngle
  fact: string
  /** Blank where the draft is not ready. */
  question: string
  isReady: boolean
  /** The goal of theirs it speaks of. */
  goal?: string
}

/** What is said in one breath; a so-what that makes it longer is cut where it pauses, or there is no opener. */
const mostWords = 40

/**
 * Three drafts of an opener from three sides. The so-what is asked about, or said behind the fact. Without a so-what, or where what was noticed would name what they fear, the drafts are
 * blank and not ready: of a headline alone no question is made.
 *
 * @param goals those of this person that the signal serves, the nearest first; only these are named
 */
export function draftsFor(
  signal: DraftedSignal,
  listener: Listener,
  goals: readonly string[],
): AngledDraft[] {
  const noticed = spokenFact(signal.text, listener, signal.type)
  // "She could …": nobody knows who.
  const isUnnamed = /^(?:he|she|they|his|her|their)\b/i.test(noticed)
  // What is believed is no news without what speaks against it.
  const isHalf =
    signal.type === 'assumption' && sentencesOf(signal.text).length > 1 && sentencesOf(noticed).length < 2
  if (
    isUnnamed ||
    isHalf ||
    !isSayable(noticed) ||
    signal.soWhat.trim() === '' ||
    !canBeTold(noticed, signal, listener)
  )
    return blank(noticed)
  const namesWorry = namesWorryBehind(noticed, listener.worries)
  const canSay = (sentence: string) =>
    isTactful(sentence, listener) && !namesWorry(sentence) && !speaksOfListener(sentence, noticed)
  const read = readSoWhat(withoutTheirDates(signal.soWhat, listener.worries), canSay)
  // What is only the user's to do turns the talk to the user.
  const soWhat = read && !/^my\b/i.test(read.said) ? forListener(read, listener) : undefined
  const goal = nearestGoal(goals, signal, listener)
  const told = withoutTheirDates(noticed, listener.worries)
  const questions = questionsFor({ ...signal, fact: told }, soWhat, listener, goal?.aim)
  const withNames = namesIn(`${signal.text}. ${signal.soWhat}`)
  return angles.map((angle) => {
    const own = ownQuestion(angle, soWhat)
    const question = own ?? questions.byAngle[angle].find((each) => !namesWorry(each)) ?? ''
    const isSaid = own !== undefined || !questions.takenUp.includes(angle)
    const draft = inOneBreath(
      angle,
      noticed,
      isSaid ? soWhat : undefined,
      question,
      questions.isHeld === true,
    )
    const named = { ...draft, fact: withNames(draft.fact), question: withNames(draft.question) }
    return goal?.aim !== undefined && question.includes(goal.aim) ? { ...named, goal: goal.goal } : named
  })
}

/** A name that the signal has inside a sentence keeps its capital where it begins one: "the Wakefield washer". */
function namesIn(text: string): (said: string) => string {
  const [first = ''] = text.split(/[\s,:]/)
  const names = [
    ...(text.match(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}{3,}\b/gu) ?? []),
    ...(isOwnersName(first) ? [first.replace(/[’']s?$/u, '')] : []),
  ]
  return (said) =>
    names.reduce(
      (told, name) => told.replace(new RegExp(String.raw`\b${name.toLowerCase()}\b`, 'u'), name),
      said,
    )
}

/** A step inside the house is told to who oversees it, not asked about. */
function forListener(read: SaidSoWhat, { relation }: Listener): SaidSoWhat {
  const { plan, ...told } = read
  if (plan === undefined || relation !== 'board' || !insideStep.test(plan)) return read
  return { ...told, said: told.said === '' ? `I would ${plan}.` : told.said }
}

/** Steps inside the house: who oversees it is told of them and judges none. */
const insideStep =
  /^(?:ask|check|get|keep|correct|tell|show|redo|look|use|put|send|call|write|book|find|hire|review|collect|request|bring|present|propose|prepare|offer)\b/i

/** Not ready: the so-what, and with it the question, is the user’s. */
function blank(fact: string): AngledDraft[] {
  return angles.map((angle) => ({ angle, fact, question: '', isReady: false }))
}

interface SpokenGoal {
  goal: string
  /** As it stands behind "mean for". */
  aim: string | undefined
  lead: string
}

/** Of the goals that can be said and that share what they are of, or two telling words, with what was noticed, the one that shares most. */
function nearestGoal(
  goals: readonly string[],
  { text, soWhat, tags = [] }: DraftedSignal,
  listener: Listener,
): SpokenGoal | undefined {
  const noticed = new Set(stemsOf([text, soWhat, ...tags].join(' ')))
  const [best] = spokenGoals(goals, listener)
    .map((spoken) => {
      const shared = new Set(
        stemsOf(spoken.lead).filter((stem) => noticed.has(stem) && !/\d/.test(stem) && !untelling.has(stem)),
      )
      // "In all stores" is where it is to be, not what it is; "in the audit" is.
      const [head = ''] = spoken.lead.split(
        /\s(?:before|until|after|where|that|which|who|besides|than)\s|\sto\s(?=the\s)|\s(?:in|at|for|by|from|through|with|without|on|within|across)\s(?!the\s)/,
      )
      const named = stemsOf(head.replace(wantedEnd, '')).at(-1)
      return { spoken, shared: shared.size, isOfHead: named !== undefined && shared.has(named) }
    })
    .filter(({ shared, isOfHead }) => isOfHead || shared > 1)
    .toSorted((one, other) => other.shared - one.shared)
  return best?.spoken
}

function spokenGoals(goals: readonly string[], { relation }: Listener): SpokenGoal[] {
  return goals.flatMap((goal) => {
    const lead = goalLead(goal)
    return lead === undefined ? [] : [{ goal, lead, aim: goalAim(lead, isOutside(relation)) }]
  })
}

/** Shared by a goal and a fact that have nothing to do with each other. */
const untelling = new Set(
  stemsOf(
    'empty show call win open keep cut hire run launch enter get build ship grow start bring mind have hour day week month quarter year kg km ton plan customer first second one two three four five new all every whole further group people time cost',
  ),
)

/** What the user asked themselves is asked as it is, from one side, and where to begin from the others. */
function ownQuestion(angle: OpenerAngle, soWhat: SaidSoWhat | undefined): string | undefined {
  const asked = soWhat?.asked
  if (asked?.said !== undefined) return aboutSaidDoubt[angle]
  if (asked?.question === undefined) return undefined
  return angle === 'assumption' ? asked.question : aboutSaidQuestion[angle]
}

function inOneBreath(
  angle: OpenerAngle,
  noticed: string,
  soWhat: SaidSoWhat | undefined,
  question: string,
  isHeld: boolean,
): AngledDraft {
  const told =
    soWhat?.asked?.question !== undefined && angle !== 'assumption'
      ? `I keep asking myself: ${withSmallLetter(soWhat.asked.question)}`
      : ''
  const said = [soWhat?.said, told].filter(Boolean).join(' ')
  // What is too long loses the second half of the so-what, then that of the fact.
  const short = shortened(said)
  // Where the question takes up what matters and leans on nothing said, it may stand alone.
  const isFree = isHeld && !/\b(?:that|this|those|these|it|them|they|which)\b/iu.test(question)
  const brief = sentencesOf(noticed).length > 1 || /["“„]/u.test(noticed) ? noticed : shortened(noticed)
  const fact = [
    join(noticed, said),
    join(noticed, short),
    join(brief, short),
    ...(isFree ? [noticed] : []),
  ].find((told) => wordsOf(`${told} ${question}`).length <= mostWords)
  const isReady = fact !== undefined && question !== '' && isSayable(fact) && isAskable(question)
  return { angle, fact: fact ?? join(noticed, short), isReady, question: isReady ? question : '' }
}

/** Up to where it pauses, if that much is a sentence. */
function shortened(said: string): string {
  const [first = ''] = said.split(/[;,]\s|\s[–—]\s/u)
  const isCut = first !== said && !/^\s*or\b/.test(said.slice(first.length + 1))
  const cut = withoutLooseEnd(first)
  return isCut && wordsOf(cut).length > 2 && isWhole(cut) ? asSentence(cut) : said
}

function join(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' ')
}

const aboutSaidQuestion = {
  choice: 'Where would you start?',
  customer: 'What would help us answer that?',
} as const

const aboutSaidDoubt: Record<OpenerAngle, string> = {
  assumption: 'What would settle that for you?',
  choice: 'What would you stop waiting for if you knew?',
  customer: 'What would show us early which way that goes?',
}

/** Whether what a draft asks is open; every ready draft does. */
export function asksOpenly({ question }: Pick<AngledDraft, 'question'>): boolean {
  return question.endsWith('?') && isOpen(question)
}
