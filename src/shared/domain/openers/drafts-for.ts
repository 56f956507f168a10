import type { SignalFields } from '../../documents/kinds/signal'
import { hashText } from '../../documents/hash-text'
import { draftOpener } from '../opener-drafts'
import { angles, type OpenerAngle } from './angles'
import { goalAfterTo } from './goal-phrase'
import { questionsByKind } from './questions-by-kind'
import { questionsByStance, questionsOutside } from './questions-by-stance'
import { questionsOnTopic } from './questions-by-topic'
import { asSentence, hasVerb, sentencesOf, withSmallLetter, withSmallStart, wordsOf } from './sentence'
import { isOpen } from './own-question'
import { readSoWhat, type SaidSoWhat } from './so-what'
import type { Stance } from './stance'
import { isOutside, isTactful, namesListener, type Listener } from './tact'

/** What an opener is made of. */
export type DraftedSignal = Pick<SignalFields, 'text' | 'soWhat' | 'type' | 'competitors'> & { id: string }

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

/** A question this person was asked before is not worded the same again while there is another. */
export interface Wording {
  used?: ReadonlySet<string>
}

/**
 * Three drafts of an opener from three sides. The so-what is said behind the fact, and asked about; one of the three asks
 * what it means for a goal of theirs. Without a so-what, or with one that may not be said to this person, the drafts are
 * blank and not ready: of a headline alone no question is made.
 *
 * @param goals those of this person that the signal serves, the nearest first; only these are named
 */
export function draftsFor(
  signal: DraftedSignal,
  listener: Listener,
  goals: readonly string[],
  { used = new Set() }: Wording = {},
): AngledDraft[] {
  const noticed = factOf(signal.text)
  const soWhat = namesListener(signal.text, listener.name)
    ? undefined
    : readSoWhat(signal.soWhat, (sentence) => isTactful(sentence, listener))
  const goal = goals.find((text) => goalAfterTo(text) !== undefined)
  const isBlank = noticed === '' || signal.soWhat.trim() === '' || namesListener(signal.text, listener.name)
  if (isBlank || (soWhat === undefined && goal === undefined)) {
    return angles.map((angle) => ({ angle, fact: noticed, question: '', isReady: false }))
  }

  const fact = [noticed, soWhat?.said].filter(Boolean).join(' ')
  return angles.map((angle) => {
    if (soWhat?.said === '' && soWhat.asked?.question !== undefined && angle !== 'assumption') {
      // Nothing was said but the question: it is told as what it is, and asked about.
      const told = `I keep asking myself: ${withSmallLetter(soWhat.asked.question)}`
      return { angle, fact: `${fact} ${told}`, question: aboutSaidQuestion[angle], isReady: true }
    }
    const question = questionFrom(angle, signal, soWhat, listener, goal, used)
    return { angle, fact, isReady: true, ...question }
  })
}

/** In so few words what seems to lack a verb does; a longer one has one that no list knows. */
const mostFragmentWords = 6

/** What was noticed, as a sentence. */
function factOf(text: string): string {
  const { fact, question } = draftOpener(text)
  return sentencesOf(fact || question)
    .map((sentence) => (isFragment(sentence) ? `I came across this: ${withSmallStart(sentence)}` : sentence))
    .map(asSentence)
    .join(' ')
}

/** "New fines in Spain": what was seen, and not said. */
function isFragment(sentence: string): boolean {
  const words = wordsOf(sentence)
  const isNamed = /^(?:new|more|another|fewer|no)$/.test(words[0] ?? '')
  return !hasVerb(sentence) && !/^["“‘«]|:/.test(sentence) && (isNamed || words.length <= mostFragmentWords)
}

function questionFrom(
  angle: OpenerAngle,
  signal: DraftedSignal,
  soWhat: SaidSoWhat | undefined,
  listener: Listener,
  goal: string | undefined,
  used: ReadonlySet<string>,
): Pick<AngledDraft, 'question' | 'goal'> {
  if (soWhat?.asked?.said !== undefined) return { question: aboutSaidDoubt[angle] }
  if (soWhat?.asked?.question !== undefined && angle === 'assumption') {
    return { question: soWhat.asked.question }
  }
  if (soWhat?.asked?.doubt !== undefined) return { question: aboutDoubt[angle](soWhat.asked.doubt) }
  if (goal !== undefined && asksForGoal(angle, soWhat, listener)) {
    return { question: towardsGoal(angle, goalAfterTo(goal) ?? '', soWhat, listener, signal.id), goal }
  }
  const [question = ''] = wordings(angle, signal, soWhat, listener).toSorted(
    (one, other) => Number(used.has(one)) - Number(used.has(other)),
  )
  return { question: soWhat?.condition === undefined ? question : underCondition(angle, soWhat.condition) }
}

/**
 * One of the three, the choice, is about a goal of theirs: all three would be one question. Where the so-what may not be
 * said, the goal is what there is to ask about; and a client is asked from the client's side, which the goal is.
 */
function asksForGoal(angle: OpenerAngle, soWhat: SaidSoWhat | undefined, { relation }: Listener): boolean {
  return soWhat === undefined || angle === 'choice' || (angle === 'customer' && isOutside(relation))
}

/** Every question that fits, the nearest to what was said first; which of equals comes first follows from the signal. */
function wordings(
  angle: OpenerAngle,
  { id, type, text, competitors }: DraftedSignal,
  soWhat: SaidSoWhat | undefined,
  listener: Listener,
): string[] {
  const stance = soWhat?.stance ?? 'state'
  if (isOutside(listener.relation)) return turned(questionsOutside[angle], id)
  const rival = competitors[0]?.trim()
  const named = (questionsByKind[type]?.[angle] ?? [])
    .filter((question) => question.stances.includes(stance))
    .filter((question) => rival || !question.text.includes('{rival}'))
    .map((question) =>
      question.text.replaceAll('{rival}’s', possessive(rival ?? '')).replaceAll('{rival}', rival ?? ''),
    )
  const onTopic = turned(questionsOnTopic(soWhat?.said ?? '', text, stance)?.[angle] ?? [], id)
  const onKind = turned(named, id)
  // What an assumption is about matters less than that it is one.
  const nearest = type === 'assumption' ? [...onKind, ...onTopic] : [...onTopic, ...onKind]
  return [...nearest, ...turned(questionsByStance[stance][angle], id)]
}

function turned(questions: readonly string[], id: string): string[] {
  const at =
    questions.length === 0
      ? 0
      : Number.parseInt(hashText(id).replace(/\W/g, '').slice(0, 6), 36) % questions.length
  return [...questions.slice(at), ...questions.slice(0, at)]
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`
}

/** What the person wants, and what was said: one question about both. */
function towardsGoal(
  angle: OpenerAngle,
  goal: string,
  soWhat: SaidSoWhat | undefined,
  listener: Listener,
  id: string,
): string {
  if (angle === 'assumption' && isOutside(listener.relation)) {
    return `What would have to change on your side to ${goal}?`
  }
  if (angle === 'assumption') return `What are we taking for granted if we still mean to ${goal}?`
  if (angle === 'customer') {
    return isOutside(listener.relation)
      ? `Knowing that, what would you want from us to ${goal}?`
      : `To ${goal}, which customer would you talk to about this first?`
  }
  if (soWhat?.condition !== undefined) return `To ${goal}, what would you want in place before that happens?`
  const [question = ''] = turned(goalQuestions[soWhat?.stance ?? 'state'](goal), id)
  return question
}

const goalQuestions: Record<Stance, (goal: string) => readonly string[]> = {
  need: (goal) => [`To ${goal}, which part of that would you want first?`],
  proposal: (goal) => [`To ${goal}, what would you let wait for that?`],
  conditional: (goal) => [`To ${goal}, what would you want in place before then?`],
  possibility: (goal) => [`If it turned out so, what would you change first to ${goal}?`],
  pressure: (goal) => [
    `Knowing that, what would you change first to ${goal}?`,
    `To ${goal}, what would you do first about that?`,
  ],
  opening: (goal) => [`How would you use that to ${goal}?`],
  state: (goal) => [
    `Knowing that, what would you change first to ${goal}?`,
    `Which step would you take first because of that to ${goal}?`,
  ],
}

/** A doubt is settled by something one could see. */
const aboutDoubt: Record<OpenerAngle, (doubt: string) => string> = {
  assumption: (doubt) => `What would tell us ${doubt}?`,
  choice: (doubt) => `What would you need to see to decide ${doubt}?`,
  customer: (doubt) => `Which customer could show us ${doubt}?`,
}

const aboutSaidQuestion = {
  choice: 'Where would you start?',
  customer: 'Which customer could tell us most about that?',
} as const

const aboutSaidDoubt: Record<OpenerAngle, string> = {
  assumption: 'What would settle that for you?',
  choice: 'What would you stop waiting for if you knew?',
  customer: 'Which customer could show us?',
}

function underCondition(angle: OpenerAngle, condition: string): string {
  const clause = `${condition[0]?.toUpperCase() ?? ''}${condition.slice(1)}`
  if (angle === 'assumption') return `${clause}, what will we wish we had begun now?`
  return angle === 'choice'
    ? `${clause}, what would you want in place already?`
    : `${clause}, what would you want customers to have heard from us?`
}

/** Whether what a draft asks is open; every ready draft does. */
export function asksOpenly({ question }: Pick<AngledDraft, 'question'>): boolean {
  return question.endsWith('?') && isOpen(question)
}
