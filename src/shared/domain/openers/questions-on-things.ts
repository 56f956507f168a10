import type { ByAngle } from './angles'
import type { Deadline } from './deadline'
import { uncounted } from './noun-words'
import type { Prediction } from './predictions'
import type { Stance } from './stance'
import type { Thing } from './things'

/** Whom it is asked: of the house, overseeing it, or of another house. */
export type Side = 'inside' | 'board' | 'outside'

/** What is known of a thing when it is asked about. */
export interface AskedThing {
  /** How it is called: as it was jotted down, or again once it was said. */
  name: string
  kind: Thing['kind']
  isPlural: boolean
  isOurs: boolean
  stance: Stance
  /** The so-what was said before the question, so that "that" would not mean what was noticed. */
  isSaid: boolean
  deadline: Deadline | undefined
  /** Who sees it from the other side: "local agents". */
  people: string | undefined
  /** Customers see it. */
  isOfMarket: boolean
  /** A goal of theirs, as it stands behind "mean for". */
  aim: string | undefined
}

/** What has parts that can be looked at one by one. */
const parted =
  /\b(?:rates?|reserve|plan|list|network|target|process|model|budget|pipeline|report|polic(?:y|ies)|bill|platform|roadmap|pathway|programme|portfolio|range|catalogue|forecast|offer|service|contract|price|pricing|training|page|guide|premium|cost|spend|schedule|trail|assurance|questionnaire|cover|data|release|exposure|replacement|backlog|story|case|margin)\b/

/** Questions that name the thing at stake: with another fact they would make no sense. */
export function questionsOnThing(thing: AskedThing, side: Side): ByAngle {
  if (side === 'outside') return questionsToClient(thing)
  if (side === 'board') return questionsToBoard(thing)
  return { assumption: onAssumption(thing), choice: [onChoice(thing)], customer: [fromOtherSide(thing)] }
}

function onAssumption(thing: AskedThing): string[] {
  const { aim } = thing
  return [...(aim === undefined ? [] : [`What does that mean for ${aim}?`]), onThingItself(thing)]
}

function onThingItself({ name, kind, isSaid }: AskedThing): string {
  if (kind === 'some') return `What would tell us which of ${name} matter most?`
  if (kind === 'money') return `What would make ${name} larger or smaller?`
  if (kind === 'people') return `What would you want to hear from ${name} first?`
  return isSaid ? `What would you want to know first about ${name}?` : `What does that change about ${name}?`
}

/** "Rate" of "our single regional rate for repairs" */
function headOf(name: string): string {
  const [main = ''] = name.split(/\s(?:of|for|in|on|at|with|per|between|without|against|we)\s/)
  return main.split(' ').at(-1) ?? ''
}

function onChoice({ name, kind, isPlural, isOurs, stance, deadline }: AskedThing): string {
  if (deadline !== undefined && kind !== 'people')
    return deadline.isPutOff
      ? `What would you use the time until ${deadline.date} for with ${name}?`
      : `What would you want settled about ${name} before ${deadline.date}?`
  if (kind === 'some') return `Which of ${name} would you start with?`
  if (kind === 'people' || stance === 'opening') return `What would you try first with ${name}?`
  if (!isPlural && kind === 'thing' && parted.test(headOf(name)))
    return `Which part of ${name} would you look at first?`
  return isOurs ? `Where would you start with ${name}?` : `What would you do first about ${name}?`
}

function fromOtherSide({ name, kind, isOurs, people, isOfMarket }: AskedThing): string {
  if (kind === 'people') return `What would ${name} want from us first?`
  if (people !== undefined) return `What would ${people} say about ${name}?`
  if (kind === 'money') return `Who should look at ${name} before we plan on it?`
  if (kind === 'some') return `Who should hear from us first about ${name}?`
  if (isOurs && uncounted.test(headOf(name))) return `Who should hear from us first about ${name}?`
  if (kind === 'thing' && (isOurs || parted.test(headOf(name))))
    return `${isOfMarket ? 'Which customers' : 'Who'} would notice first if we changed ${name}?`
  return `Who outside could tell us most about ${name}?`
}

/** Where nothing is named but a goal of theirs. */
export function questionsOnAim(aim: string, side: Side): ByAngle {
  return {
    assumption: [`What does that mean for ${aim}?`],
    choice: [
      side === 'inside'
        ? `Where would you start, with ${aim} in mind?`
        : `What would help most from us with ${aim}?`,
    ],
    customer: [`Whom ${side === 'outside' ? 'on your side ' : ''}would you ask first, with ${aim} in mind?`],
  }
}

/** Behind what the user does not believe, or not yet. */
export function questionsOnDoubted(stance: 'doubt' | 'distrust'): ByAngle {
  return stance === 'doubt'
    ? {
        assumption: ['What would change your mind about that?'],
        choice: ['How would you plan while we do not know?'],
        customer: ['Who outside could tell us early which way that goes?'],
      }
    : {
        assumption: ['What would you have to see before the plan counts on that?'],
        choice: ['How far would you plan as if it never came?'],
        customer: ['Who could tell us early how serious that is?'],
      }
}

/** Where the so-what was said and names nothing by itself. */
export function questionsOnSaid(side: Side): ByAngle {
  if (side === 'outside') {
    return {
      assumption: ['What does that change on your side?'],
      choice: ['What would help you most from us there?'],
      customer: ['Whom on your side would you ask first about that?'],
    }
  }
  return {
    assumption: ['What would you want to know before we plan on that?'],
    choice: [
      side === 'board'
        ? 'What would you want to see from us first on that?'
        : 'What would you do first about that?',
    ],
    customer: ['Whom outside would you ask about that?'],
  }
}

/** Where nothing is named but the place. */
export function questionsOnPlace(place: string, side: Side): ByAngle {
  return {
    assumption: [`What does that change for ${side === 'outside' ? 'you' : 'us'} in ${place}?`],
    choice: [
      side === 'inside'
        ? `Where would you start in ${place}?`
        : `What would you want to see from us first in ${place}?`,
    ],
    customer: [`Whom in ${place} would you ask first?`],
  }
}

/** Who oversees others' work judges, and says what they want to see. */
function questionsToBoard(thing: AskedThing): ByAngle {
  const { name, deadline, people } = thing
  return {
    assumption: onAssumption(thing),
    choice: [
      deadline === undefined
        ? `What would you want to see from us first on ${name}?`
        : `What would you want to have seen on ${name} before ${deadline.date}?`,
    ],
    customer: [
      people ? `What would ${people} ask us about ${name}?` : `Who outside could tell us most about ${name}?`,
    ],
  }
}

/** Of another house: their side, never ours. */
function questionsToClient({ name, aim, deadline, isOurs }: AskedThing): ByAngle {
  // What is ours is asked about as what it could do for them.
  if (isOurs) {
    return {
      assumption: [`What would ${name} have to do for you?`],
      choice: [`What would you want from ${name} first?`],
      customer: [`Who on your side would ask most of ${name}?`],
    }
  }
  return {
    assumption: [
      aim ? `What does that mean for ${aim}?` : `What does that change about ${name} on your side?`,
    ],
    choice: [
      deadline === undefined || deadline.isPutOff
        ? `What would help you most from us on ${name}?`
        : `What would you want settled about ${name} before ${deadline.date}?`,
    ],
    customer: [`Who on your side could tell us most about ${name}?`],
  }
}

/** Of what a so-what expects: what it hangs on, what one would do, who would see it first. */
export function questionsOnPrediction(
  { subject, act, clause, isPossible }: Prediction,
  { stance, people }: Pick<AskedThing, 'stance' | 'people'>,
  side: Side,
): ByAngle {
  const other = people !== undefined && !clause.includes(people) ? people : undefined
  const isPressing = stance === 'pressure' && !isPossible
  const ifSo = `If ${clause}, `
  return {
    assumption: [`What would have to ${isPressing ? 'happen' : 'be true'} for ${subject} to ${act}?`],
    choice: [
      side === 'board'
        ? `${ifSo}what would you want to have seen from us?`
        : side === 'outside'
          ? `${ifSo}what would you want from us first?`
          : isPressing
            ? `${ifSo}what would you want in place already?`
            : `What would you let wait so that ${clause}?`,
    ],
    customer: [
      side === 'outside'
        ? `Whom on your side would you ask whether ${clause}?`
        : other
          ? `${ifSo}what would ${other} want from us?`
          : `Who could tell us early whether ${clause}?`,
    ],
  }
}
