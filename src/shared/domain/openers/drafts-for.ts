import type { SignalFields } from '../../documents/kinds/signal'
import { angles, type OpenerAngle } from './angles'
import { goalThing } from './goal-thing'
import { isOpen } from './own-question'
import { questionsFor, type Questions } from './questions-for'
import { asSentence, isOwnersName, sentencesOf, wordsOf } from './sentence'
import { readSoWhat, type SaidSoWhat } from './so-what'
import { spokenFact } from './spoken-fact'
import { stanceOf } from './stance'
import { standsAsWritten } from './stands-as-written'
import { canBeTold, isTactful, speaksOfListener, withoutTheirDates, type Listener } from './tact'
import { stemsOf } from './word-stems'
import { isAskable, isSayable } from './sayable'
import { withoutLooseEnd } from './whole'
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
const mostWords = 42
/** Before the question. */
const mostToldSentences = 3
/** What three sentences may have before it. */
const mostToldWords = 26

/**
 * Three drafts of an opener from three sides. The so-what is asked about, or said behind the fact. Without a so-what, or
 * where what was noticed would name what they fear, the drafts are blank and not ready: of a headline alone no question is
 * made.
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
  const namesWorry = namesWorryBehind(noticed, listener)
  const canSay = (sentence: string) =>
    isTactful(sentence, listener) && !namesWorry(sentence) && !speaksOfListener(sentence, noticed)
  const read = readSoWhat(withoutTheirDates(signal.soWhat, listener.worries), canSay)
  // What is only the user's to do turns the talk to the user; made whole it may tell what it did not before: "we lost …".
  const isForThem = read !== undefined && !/^my\b/i.test(read.said) && (read.said === '' || canSay(read.said))
  const soWhat = isForThem ? forListener(read, listener) : undefined
  const goal = nearestGoal(goals, signal)
  const told = withoutTheirDates(noticed, listener.worries)
  const questions = questionsFor({ ...signal, fact: told }, soWhat, listener, goal?.thing)
  // What is believed is no news without what speaks against it.
  const isBelief = signal.type === 'assumption'
  const how = { ...questions, isBelief }
  const withNames = namesIn(`${signal.text}. ${signal.soWhat}`)
  return angles.map((angle) => {
    // What the user asked themselves is asked as it is, from one side.
    const own = angle === 'assumption' ? soWhat?.question : undefined
    const asked = own === undefined ? questions.byAngle[angle].filter((each) => !namesWorry(each)) : [own]
    const tried = asked.map((question) => inOneBreath(angle, noticed, soWhat, question, how))
    const draft = tried.find(({ isReady }) => isReady) ?? inOneBreath(angle, noticed, soWhat, '', how)
    const named = { ...draft, fact: withNames(draft.fact), question: withNames(draft.question) }
    return goal !== undefined && named.question.includes(goal.thing) ? { ...named, goal: goal.goal } : named
  })
}

/** A name that the signal has inside a sentence keeps its capital where it begins one: "the Wakefield washer". */
function namesIn(text: string): (said: string) => string {
  const [first = ''] = text.split(/[\s,:]/)
  const names = [
    ...(text.match(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}{3,}\b/gu) ?? []),
    ...(isOwnersName(first) ? [first.replace(/[’']s?$/u, '')] : []),
  ].filter((name) => !new RegExp(String.raw`\b${name.toLowerCase()}\b`, 'u').test(text))
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
  /** What it is about. */
  thing: string
}

/** Of the goals that name what was noticed, the one that shares most with it. */
function nearestGoal(
  goals: readonly string[],
  { text, soWhat, tags = [] }: DraftedSignal,
): SpokenGoal | undefined {
  const noticed = new Set(stemsOf([text, soWhat, ...tags].join(' ')))
  const tellingOf = (words: string) =>
    stemsOf(words).filter((stem) => !/\d/.test(stem) && !untelling.has(stem))
  const [best] = spokenGoals(goals)
    .map((spoken) => {
      // What it is of: "heating cost" of "the heating cost per square metre".
      const [head = ''] = spoken.thing.split(
        /\s(?:of|per|in|at|for|by|from|through|with|without|on|within|across|to)\s/,
      )
      const isNamed = tellingOf(head).every((stem) => noticed.has(stem))
      const shared = new Set(tellingOf(spoken.goal).filter((stem) => noticed.has(stem)))
      return { spoken, shared: isNamed ? shared.size : 0 }
    })
    .filter(({ shared }) => shared > 0)
    .toSorted((one, other) => other.shared - one.shared)
  return best?.spoken
}

function spokenGoals(goals: readonly string[]): SpokenGoal[] {
  return goals.flatMap((goal) => {
    const thing = goalThing(goal)
    return thing === undefined ? [] : [{ goal, thing }]
  })
}

/** Shared by a goal and a fact that have nothing to do with each other. */
const untelling = new Set(
  stemsOf(
    'empty show call win open keep cut hire run launch enter get build ship grow start bring mind have hour day week month quarter year kg km ton plan customer first second one two three four five new all every whole further group people time cost',
  ),
)

function inOneBreath(
  angle: OpenerAngle,
  noticed: string,
  soWhat: SaidSoWhat | undefined,
  question: string,
  { isHeld = false, date, isBelief = false }: Pick<Questions, 'isHeld' | 'date'> & { isBelief?: boolean },
): AngledDraft {
  const said = soWhat?.said ?? ''
  // Where the question takes up what matters and leans on nothing said, it may stand alone.
  const isFree = isHeld && !leansOn.test(question)
  const [first = '', ...more] = sentencesOf(noticed)
  const isBrief = wordsOf(join(noticed, said)).length <= mostToldWords
  // Three sentences are said in one breath, four only where they are short: what was added to the fact goes, unless it is meant.
  const facts =
    more.length === 0
      ? cutsOf(first)
      : said === '' || isBrief || isBelief || leansOn.test(said)
        ? [noticed]
        : [...cutsOf(first), noticed]
  const fact = [
    ...(said === '' ? facts : soWhatsOf(said).flatMap((told) => facts.map((heard) => join(heard, told)))),
    ...(isFree ? [noticed] : []),
  ].find(
    (told) =>
      sentencesOf(told).length <= mostToldSentences &&
      wordsOf(`${told} ${question}`).length <= mostWords &&
      (date === undefined || !question.includes(date) || told.includes(date)),
  )
  const isReady = fact !== undefined && question !== '' && isSayable(fact) && isAskable(question)
  return { angle, fact: fact ?? join(noticed, said), isReady, question: isReady ? question : '' }
}

/** It says something only of what came before. */
const leansOn = /\b(?:that|this|those|these|it|its|them|they|their|which|both|ours)\b/iu

/** The so-what, and what can be cut of it without making it surer than it is. */
function soWhatsOf(said: string): string[] {
  return cutsOf(said).filter((cut) => stanceOf(cut) === stanceOf(said))
}

/** A sentence, and what of it is one up to where it pauses: the longest first. Nobody's words are cut. */
function cutsOf(sentence: string): string[] {
  if (/["“„?]/u.test(sentence)) return [sentence]
  const pauses = [...sentence.matchAll(/[,;]\s|\s[–—]\s/gu)].map(({ index }) => index).toReversed()
  const cuts = pauses.flatMap((at) => {
    const cut = withoutLooseEnd(sentence.slice(0, at))
    // "It met three times, and two of its ideas, …"
    const [, added] = /[,;]\s(?:and|or)\s([^,;]+)$/iu.exec(cut) ?? []
    const isOne =
      wordsOf(cut).length > 3 &&
      !isNeeded.test(sentence.slice(at)) &&
      (added === undefined || standsAsWritten(added)) &&
      standsAsWritten(cut)
    return isOne ? [asSentence(cut)] : []
  })
  return [sentence, ...cuts]
}

/** The point is made behind this, or what was put between two commas is only an aside. */
const isNeeded =
  /^\W+(?:or|but|yet|however|while|whereas)\b|^,\s(?:with|without|in|at|by|for|like|as|if|once)\s[^,;]*,\s(?!and\b)/iu

function join(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' ')
}

/** Whether what a draft asks is open; every ready draft does. */
export function asksOpenly({ question }: Pick<AngledDraft, 'question'>): boolean {
  return question.endsWith('?') && isOpen(question)
}
