import { hashText } from '../../documents/hash-text'
import type { SignalFields } from '../../documents/kinds/signal'
import { angles, type OpenerAngle } from './angles'
import { anchorsOf, type Anchors } from './anchors'
import {
  questionsOnDates,
  questionsOnFigures,
  questionsOnNamed,
  questionsOnSubject,
} from './questions-by-anchors'
import { questionsOnEquipment, questionsOnField } from './questions-by-field'
import { questionsByKind, questionsOnModelElsewhere, questionsOnWish } from './questions-by-kind'
import { questionsOnMatter } from './questions-by-matter'
import { questionsOnMove } from './questions-by-move'
import { questionsByStance } from './questions-by-stance'
import { questionsOnTopic } from './questions-by-topic'
import {
  questionsOnBelief,
  questionsOnCondition,
  questionsOnDoubt,
  questionsOnNeed,
  questionsOnNeeded,
  questionsOnPlan,
} from './questions-by-words'
import { questionsOutside } from './questions-outside'
import type { SaidSoWhat } from './so-what'
import { isOutside, namesWorryBehind, type Listener } from './tact'
import { isTheirsToAnswer, overseesUs, questionsToJudge, questionsToOversee } from './fits-listener'

/** What is asked about. */
export interface Noticed {
  id: string
  type: SignalFields['type']
  tags: readonly string[]
  competitors: readonly string[]
  /** As it is said. */
  fact: string
}

type Questions = Record<OpenerAngle, readonly string[]>

/**
 * Every question that fits, from each side, the nearest first: those made of the so-what itself; those that hold a piece
 * of what was noticed; those on what a rival did, on the matter, on the kind. Which of equals comes first follows from the
 * signal.
 */
export function questionsFor(
  noticed: Noticed,
  soWhat: SaidSoWhat | undefined,
  listener: Listener,
): Questions {
  const outside = isOutside(listener.relation)
  const anchors = anchorsOf(noticed, soWhat)
  const near = questionsOnSoWhat(soWhat, anchors, isOfMarket(noticed, soWhat), outside)
  const overseen = overseesUs(listener.relation)
  const lists = [
    ...(overseen ? [questionsToOversee(anchors, soWhat)] : []),
    near,
    ...(soWhat?.stance === 'distrust' || soWhat?.stance === 'doubt'
      ? [questionsByStance[soWhat.stance]]
      : []),
    ...(outside ? [] : [questionsOnFigures(anchors)]),
    ...(outside
      ? [questionsOnDates(anchors, outside), questionsOutside(noticed.type, noticed.fact)]
      : overseen
        ? [questionsToJudge]
        : inOurHouse(noticed, soWhat, anchors)),
  ]
  const turn = turnOf(noticed.id)
  const namesWorry = namesWorryBehind(noticed.fact, listener.worries)
  return byAngle((angle) => {
    const found = lists.flatMap((list) => turned(list?.[angle] ?? [], turn))
    return found.filter((question) => isTheirsToAnswer(question, listener.relation) && !namesWorry(question))
  })
}

/** Made of what the so-what says, so that they fit no other. */
function questionsOnSoWhat(
  soWhat: SaidSoWhat | undefined,
  { concerned }: Anchors,
  ofMarket: boolean,
  outside: boolean,
): Questions | undefined {
  if (soWhat?.asked?.doubt !== undefined) return questionsOnDoubt(soWhat.asked.doubt, ofMarket, outside)
  if (soWhat?.needed !== undefined) return questionsOnNeeded(soWhat.needed, outside)
  if (soWhat?.when !== undefined) return questionsOnCondition(soWhat.when, concerned, outside)
  if (soWhat?.need !== undefined && !outside) return questionsOnNeed(soWhat.need, concerned)
  return soWhat?.plan === undefined ? undefined : questionsOnPlan(soWhat.plan, concerned, outside)
}

const marketTypes: readonly string[] = [
  'competitor',
  'customer',
  'trend',
  'social',
  'business-model',
  'technological',
  'assumption',
]

function isOfMarket(noticed: Noticed, soWhat: SaidSoWhat | undefined): boolean {
  return marketTypes.includes(noticed.type) && fieldOf(noticed, soWhat) === undefined
}

function fieldOf({ type, fact, tags }: Noticed, soWhat: SaidSoWhat | undefined): Questions | undefined {
  const found = questionsOnField([fact, soWhat?.words, ...tags].join(' '))
  // A thing that was seen somewhere is tried, whatever it is for.
  return found && type === 'technological' ? questionsOnEquipment : found
}

/** What these are matters more than what they are about. */
const kindFirst: readonly string[] = ['assumption', 'legal', 'political', 'business-model', 'customer']
/** Somebody else’s way to earn, not ours. */
const earnsElsewhere =
  /\b(?:sells?|sold|pays?|offers?|bundles?|charges?|bills?|earns?|gave up|gives? (?:up|away)|leases?|leasing|rents?|buys?)\b/i

function inOurHouse(noticed: Noticed, soWhat: SaidSoWhat | undefined, anchors: Anchors): Questions[] {
  const { type, fact } = noticed
  const stance = soWhat?.stance ?? 'state'
  // What has not come yet: how one would see it coming is always to be asked.
  if (stance === 'conditional') return [questionsByStance.conditional]
  const rival = rivalIn(noticed)
  // What a customer tells of a rival is the customer's move.
  const onMove = rival === undefined || type === 'customer' ? undefined : questionsOnMove(fact)
  const onTopic = questionsOnTopic(soWhat?.said ?? '', '', stance)
  const onTopicOfFact = questionsOnTopic('', fact, stance)
  const onField = fieldOf(noticed, soWhat)
  const isElsewhere = type === 'business-model' && !/\b(?:we|us|our)\b/.test(fact)
  const onMatter = questionsOnMatter(fact, soWhat?.said ?? '', isElsewhere)
  const kind = isElsewhere && earnsElsewhere.test(fact) ? questionsOnModelElsewhere : questionsByKind[type]
  const onKind =
    kind &&
    byAngle((angle) => kind[angle].filter(({ stances }) => stances.includes(stance)).map(({ text }) => text))
  const onBelief = questionsOnBelief(anchors)
  const onWish =
    type === 'customer' && wished.test(fact) && !complained.test(fact) ? questionsOnWish : undefined
  const onDates = questionsOnDates(anchors, false)
  const onDeadline = { ...onDates, customer: [] }
  const onSubject = questionsOnSubject(anchors)
  const onNamed = questionsOnNamed(anchors, false)
  const isRule = type === 'legal' || type === 'political'
  const ofField = isRule ? otherSide(onField) : undefined
  const found = kindFirst.includes(type)
    ? [
        onBelief,
        onMove,
        onWish,
        onDates,
        onMatter,
        // A figure of a belief, or of what is earned, is not what would change it.
        type === 'assumption' || type === 'business-model' ? undefined : onNamed,
        ofField,
        onKind,
        onTopic,
        onTopicOfFact,
        onSubject,
        onField,
      ]
    : type === 'competitor' && rival !== undefined
      ? [onMove, onTopic, onMatter, onTopicOfFact, onKind, onNamed, onDates, onSubject, onField]
      : [
          onMove,
          onTopic,
          onDeadline,
          onMatter,
          onDates,
          onTopicOfFact,
          onSubject,
          onField,
          onNamed,
          onKind,
          onSubject,
        ]
  return [...found, questionsByStance[stance]].flatMap((list) =>
    list === undefined ? [] : [byAngle((angle) => named(list[angle], rival))],
  )
}

const wished = /\b(?:liked?|would (?:take|buy|order|sign)|asked (?:for|if|whether)|wants?|would like)\b/i
const complained =
  /\b(?:complain\w*|cancel\w*|left|late|wrong|refus\w*|won[’']t|never|nobody|can[’']t|don[’']t)\b/i

const nothing: Questions = { assumption: [], choice: [], customer: [] }

/** Of a rule the other side is that of the matter it is about. */
function otherSide(list: Questions | undefined): Questions | undefined {
  return list && { ...nothing, customer: list.customer }
}

/** The rival that the fact begins with: it is who did it. As the fact calls it ("Acme" for "Acme Payroll"). */
function rivalIn({ fact, competitors }: Noticed): string | undefined {
  const start = fact.slice(0, 40).toLowerCase()
  for (const competitor of competitors) {
    const name = competitor.trim()
    const [first = ''] = name.split(/\s+/)
    if (name !== '' && start.includes(name.toLowerCase())) return name
    if (first.length > 2 && start.includes(first.toLowerCase())) return first
  }
  return undefined
}

function named(questions: readonly string[], rival: string | undefined): string[] {
  return questions
    .filter((question) => rival !== undefined || !question.includes('{rival}'))
    .map((question) =>
      question.replaceAll('{rival}’s', possessive(rival ?? '')).replaceAll('{rival}', rival ?? ''),
    )
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`
}

function byAngle(of: (angle: OpenerAngle) => readonly string[]): Questions {
  const [assumption, choice, customer] = angles.map(of)
  return { assumption: assumption ?? [], choice: choice ?? [], customer: customer ?? [] }
}

function turned(questions: readonly string[], turn: number): string[] {
  const at = questions.length === 0 ? 0 : turn % questions.length
  return [...questions.slice(at), ...questions.slice(0, at)]
}

/** The same on every device. */
function turnOf(id: string): number {
  return Number.parseInt(hashText(id).replace(/\W/g, '').slice(0, 6), 36)
}
