import type { OpenerAngle } from './angles'
import type { Anchors } from './anchors'

type Questions = Record<OpenerAngle, string[]>

/** Questions on two figures, or on who said it: they belong to the fact as no other does. */
export function questionsOnFigures({ change, speaker }: Anchors, isOutside: boolean): Questions {
  return {
    assumption: [
      ...(change ? [`Which of the two would you plan with, ${change.now} or ${change.before}?`] : []),
      ...(speaker && !isOutside ? [`What would change in your plan if every ${speaker} said that?`] : []),
    ],
    choice: speaker && !isOutside ? [`What would you ask that ${speaker} next?`] : [],
    customer: speaker && !isOutside ? [`Which other ${speaker} would tell us the same if we asked?`] : [],
  }
}

/** Questions on a date that nears, and from the side of those it concerns. */
export function questionsOnDates({ deadline, isPutOff, concerned }: Anchors, isOutside: boolean): Questions {
  const settled = isPutOff
    ? `What would you use the time until ${deadline ?? ''} for?`
    : `What would you want settled before ${deadline ?? ''}?`
  return {
    assumption: [],
    choice: deadline === undefined ? [] : [settled],
    customer: concerned === undefined || isOutside ? [] : [askConcerned(concerned)],
  }
}

/** Questions on the thing the so-what is about. */
export function questionsOnSubject({ subject, some }: Anchors): Questions {
  if (subject === undefined) return { assumption: [], choice: [], customer: [] }
  return {
    assumption: [`What do we take for granted about ${subject}?`],
    choice: [
      some
        ? `Which of those ${some} would you look at first?`
        : `What would you change first about ${subject}?`,
    ],
    customer: [],
  }
}

const examiners =
  /\b(?:banks|lenders|investors|insurers|auditors|inspectors|regulators|authorities|advisers|assessors)$/
const workers =
  /\b(?:sorters|drivers|workers|operators|engineers|dispatchers|clerks|planners|technicians|cleaners|packers|pickers|fitters|welders|porters)$/

/** The other side of it: who checks wants to see, who works wants to change, everyone else wants to hear. */
function askConcerned(concerned: string): string {
  if (examiners.test(concerned)) return `What would ${concerned} want to see from us first?`
  return workers.test(concerned)
    ? `What would ${concerned} want us to change first?`
    : `What would ${concerned} want to hear from us first?`
}

const toFind =
  /^(?:get|ask for|find|collect|gather|see|show|request) ((?:figures|data|numbers|proof|evidence|quotes|offers|references|an offer|a reference|a quote)\b.*)$/i
const toLookAt = /^(?:look (?:at|into|again at)|check|review|find out about) (.+)$/i

/**
 * What the user means to do, as it stands behind "to".
 *
 * @param concerned who else would have a say
 */
export function questionsOnPlan(plan: string, concerned: string | undefined, isOutside: boolean): Questions {
  const [, proof] = toFind.exec(plan) ?? []
  if (proof !== undefined) return onProof(proof)
  const [, looked] = toLookAt.exec(plan) ?? []
  if (looked !== undefined && !isOutside) return onLook(looked)
  if (isOutside) {
    return {
      assumption: [`What would have to be true on your side for us to ${plan}?`],
      choice: [`If we were to ${plan}, what would you want from it first?`],
      customer: [`If we were to ${plan}, who on your side would notice first?`],
    }
  }
  // "Before we be there" is no English, nor is "so that we can not wait".
  const isPlain = !/^(?:be|not|never)\b/.test(plan)
  const before = isPlain && !/\bbefore\b/.test(plan)
  return {
    assumption: [
      ...(before ? [`What would you want to know before we ${plan}?`] : []),
      `What would have to happen for us to ${plan}?`,
    ],
    choice: [
      ...(isPlain ? [`What would you let wait so that we can ${plan}?`] : []),
      `What would it take to ${plan}?`,
    ],
    customer: [
      `If we were to ${plan}, ${concerned ? `what would ${concerned} say` : 'who would notice first'}?`,
    ],
  }
}

function onProof(proof: string): Questions {
  return {
    assumption: [`What would ${proof} have to show you?`],
    choice: [`What would you decide once you had ${proof}?`],
    customer: [`Whom would you ask for ${proof}?`],
  }
}

function onLook(looked: string): Questions {
  const [thing = looked] = looked.split(/\s(?:before|after|until|when|while|in case)\s/)
  return {
    assumption: [`What would you want to know about ${looked}?`],
    choice: [`What would you decide differently if you knew more about ${thing}?`],
    customer: [`Who could tell us most about ${thing}?`],
  }
}

/** What has to be had: "a paper trail for every score by August". */
export function questionsOnNeed(need: string, concerned: string | undefined): Questions {
  const [thing = need] = need.split(/\s(?:by|before|until|in time)\s/)
  return {
    assumption: [`What is still missing for ${thing}, as you see it?`],
    choice: [`What would you let wait so that we have ${need}?`],
    customer: [
      concerned ? `What would ${concerned} want to see in ${thing}?` : `Who would ask us first for ${thing}?`,
    ],
  }
}

/** What is taken to be so, and may not be; where nothing else was noticed it is not said twice. */
export function questionsOnBelief({ belief, isOnlyBelief }: Anchors): Questions {
  if (belief === undefined) return { assumption: [], choice: [], customer: [] }
  if (isOnlyBelief) {
    return {
      assumption: ['Which decision of ours rests on that belief?'],
      choice: ['What would you decide differently if it no longer held?'],
      customer: ['Who would notice first that it has stopped being true?'],
    }
  }
  return {
    assumption: [`Which decision of ours rests on the belief that ${belief}?`],
    choice: [`What would you decide differently if it were not so that ${belief}?`],
    customer: [`Who could tell us when it is true that ${belief}, and when not?`],
  }
}

/** What has to come about for the so-what to turn out well. */
export function questionsOnNeeded(needed: string, isOutside: boolean): Questions {
  if (isOutside) {
    return {
      assumption: [`What would have to happen on your side so that ${needed}?`],
      choice: [`What would you want from us so that ${needed}?`],
      customer: [`Who on your side would have to help so that ${needed}?`],
    }
  }
  return {
    assumption: [`What would have to happen now so that ${needed}?`],
    choice: [`What would you move so that ${needed}?`],
    customer: [`Who would have to help so that ${needed}?`],
  }
}

export function questionsOnCondition(
  when: string,
  concerned: string | undefined,
  isOutside: boolean,
): Questions {
  if (isOutside) {
    return {
      assumption: [`If ${when}, what would that change for you first?`],
      choice: [`If ${when}, what would you want settled before?`],
      customer: [`If ${when}, who on your side would feel it first?`],
    }
  }
  const feel = 'who would feel it first, and what should they have heard from us'
  return {
    assumption: [`If ${when}, what will we wish we had begun now?`],
    choice: [`If ${when}, what would you want in place already?`],
    customer: [`If ${when}, ${concerned ? `what would ${concerned} expect of us` : feel}?`],
  }
}

/**
 * A doubt is settled by something one could see.
 *
 * @param doubt as it stands behind "tell us"
 * @param isOfMarket a customer could show it
 */
export function questionsOnDoubt(doubt: string, isOfMarket: boolean, isOutside: boolean): Questions {
  const isChoice = /^whether (?:to|we should|i should|it is (?:worth|time|too|enough))\b/.test(doubt)
  const ask = isOfMarket ? `Which customer could show us ${doubt}?` : `Whom would you ask ${doubt}?`
  return {
    assumption: [`What would tell us ${doubt}?`],
    choice: [
      isChoice
        ? `What would you need to see to decide ${doubt}?`
        : `What would you do first if you knew ${doubt}?`,
    ],
    customer: [isOutside ? `Who on your side could tell ${doubt}?` : ask],
  }
}
