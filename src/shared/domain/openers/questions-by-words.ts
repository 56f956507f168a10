import type { OpenerAngle } from './angles'
import type { Anchors } from './anchors'
import { plainVerbs, wordsOf } from './sentence'

type Questions = Record<OpenerAngle, string[]>

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
  if (looked !== undefined && !isOutside)
    return /^(?:what|how|whether|which|who)\b/i.test(looked)
      ? questionsOnDoubt(looked, false, false)
      : onLook(looked)
  if (isOutside) {
    return {
      assumption: [`What would have to be true on your side for us to ${plan}?`],
      choice: [`If we were to ${plan}, what would you want from it first?`],
      customer: [`If we were to ${plan}, what would make it worth it for you?`],
    }
  }
  const before = !/\bbefore\b/.test(plan)
  return {
    assumption: [
      before ? `What would you want to know before we ${plan}?` : `What would make it worth it to ${plan}?`,
    ],
    choice: [`What would you let wait so that we can ${plan}?`, `What would it take to ${plan}?`],
    customer: [
      `If we were to ${plan}, what would ${concerned && !/^(?:hire|recruit|poach)\b/.test(plan) ? `${concerned} say` : 'speak against it'}?`,
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

/** A longer one is not said again. */
const mostRepeatedWords = 5

/** What is taken to be so, and may not be; where nothing else was noticed it is not said twice. */
export function questionsOnBelief({ belief, isOnlyBelief }: Anchors): Questions {
  if (belief === undefined) return { assumption: [], choice: [], customer: [] }
  if (!isOnlyBelief && wordsOf(belief).length > mostRepeatedWords) {
    return {
      assumption: ['Which decision of ours rests on that belief?'],
      choice: ['What would you decide differently if that belief no longer held?'],
      customer: ['Who could tell us where that belief still holds?'],
    }
  }
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
    customer: [`Who could tell us where it still holds that ${belief}?`],
  }
}

/** Ours to bring about. */
const ofOurs =
  /\b(?:we|us|i)\b|^our\b|^(?:the )?(?:HR|finance|IT|legal|sales|marketing|procurement|board|exco|works council|team)\b|\b(?:goes out|is (?:signed|ready|placed|sent|done))\b/i

/** What has to come about for the so-what to turn out well. */
export function questionsOnNeeded(needed: string, isOutside: boolean): Questions {
  if (isOutside) {
    return {
      assumption: [`What would have to happen on your side so that ${needed}?`],
      choice: [`What would you want from us so that ${needed}?`],
      customer: [`Who on your side would have to help so that ${needed}?`],
    }
  }
  // What others decide is not for us to bring about.
  if (!ofOurs.test(needed)) {
    const isNot = /n[’']t\b|\b(?:not|never|no)\b/i.test(needed)
    return {
      assumption: [`How sure would we have to be that ${needed}?`],
      choice: [`How far would you count on it that ${needed}?`],
      customer: [
        isNot
          ? `Who could tell us how likely it is that ${needed}?`
          : `Who could tell us first whether ${needed}?`,
      ],
    }
  }
  const [, done] =
    /^we (\p{L}+ (?!.*\b(?:not|n[’']t|never)\b).+)$/iu.exec(needed.replace(/n't\b/g, ' not')) ?? []
  if (done !== undefined && plainVerbs.has(wordsOf(done)[0] ?? '')) {
    return {
      assumption: [`What would have to happen now for us to ${done}?`],
      choice: [`What would it take to ${done}?`],
      customer: [`Who would have to help us ${done}?`],
    }
  }
  return {
    assumption: [`What would have to happen now so that ${needed}?`],
    choice: [`What would you do first so that ${needed}?`],
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
