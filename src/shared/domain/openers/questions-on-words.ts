import type { ByAngle } from './angles'
import type { Side } from './plain-questions'
import type { SaidSoWhat } from './so-what'

interface Asking {
  side: Side
  /** Their work is set by others: they are not asked what they would let wait. */
  isAbove: boolean
}

/**
 * Questions made of what the so-what itself means to do, needs or hangs on; `undefined` where all of it was said.
 */
export function questionsOnWords(soWhat: SaidSoWhat, asking: Asking): ByAngle | undefined {
  if (soWhat.needed !== undefined) return onNeeded(soWhat.needed, asking)
  if (soWhat.when !== undefined) return onCondition(soWhat.when, asking)
  if (soWhat.need !== undefined && asking.side !== 'outside') return onNeed(soWhat.need, asking)
  return soWhat.plan === undefined ? undefined : onPlan(soWhat.plan, asking)
}

const toFind =
  /^(?:get|ask for|find|collect|gather|see|show|request) ((?:figures|data|numbers|proof|evidence|quotes|offers|references|an offer|a reference|a quote)\b.*)$/i
const toLookAt = /^(?:look (?:at|into|again at)|check|review|find out about) (.+)$/i

/** What the user means to do, as it stands behind "to". */
function onPlan(plan: string, asking: Asking): ByAngle {
  const { side, isAbove } = asking
  const [, proof] = toFind.exec(plan) ?? []
  if (proof !== undefined) return onProof(proof)
  const [, looked] = toLookAt.exec(plan) ?? []
  if (looked !== undefined && side !== 'outside') return onLook(looked)
  if (side === 'outside') {
    return {
      assumption: [`What would have to be true on your side for us to ${plan}?`],
      choice: [`If we were to ${plan}, what would you want from it first?`],
      customer: [`If we were to ${plan}, what would make it worth it for you?`],
    }
  }
  // Nothing speaks against knowing.
  if (/^(?:know|find out|learn|understand)\b/i.test(plan)) {
    return {
      assumption: [`What would it take to ${plan}?`],
      choice: [
        isAbove || side === 'board'
          ? `What would you decide differently if we were to ${plan}?`
          : `What would you let wait so that we can ${plan}?`,
      ],
      customer: [`Where would you look first to ${plan}?`],
    }
  }
  const isBefore = /\bbefore\b/.test(plan)
  const against = `If we were to ${plan}, what would speak against it?`
  if (side === 'board') {
    return {
      assumption: [
        isBefore
          ? `What would make it right to ${plan}?`
          : `What would you want to have seen before we ${plan}?`,
      ],
      choice: [`How would you judge in a year whether it was right to ${plan}?`],
      customer: [against],
    }
  }
  return {
    assumption: [
      isBefore ? `What would it take to ${plan}?` : `What would you want to know before we ${plan}?`,
    ],
    choice: [
      !isAbove
        ? `What would you let wait so that we can ${plan}?`
        : isBefore
          ? `If we were to ${plan}, what would you want to come of it?`
          : `What would it take to ${plan}?`,
    ],
    customer: [against],
  }
}

function onProof(proof: string): ByAngle {
  return {
    assumption: [`What would ${proof} have to show you?`],
    choice: [`What would you decide once you had ${proof}?`],
    customer: [`Whom would you ask for ${proof}?`],
  }
}

function onLook(looked: string): ByAngle {
  const [thing = looked] = looked.split(/\s(?:before|after|until|when|while|in case)\s/)
  return {
    assumption: [`What would you want to know about ${looked}?`],
    choice: [`What would you decide differently if you knew more about ${thing}?`],
    customer: [`What would we have to do differently once we knew more about ${thing}?`],
  }
}

/** What has to be had or done: "we need a paper trail for every score by August". */
function onNeed(need: string, { side, isAbove }: Asking): ByAngle {
  const ifSo = `If ${need}, `
  return {
    assumption: [`${ifSo}what would it take?`],
    choice: [
      side === 'board'
        ? `${ifSo}what would you want to see from us first?`
        : isAbove
          ? `${ifSo}what would you want done first?`
          : `${ifSo}what would you let wait for it?`,
    ],
    customer: [`${ifSo}who would have to help?`],
  }
}

/** Ours to bring about. */
const ofOurs =
  /\b(?:we|us|i|you|your)\b|^our\b|^(?:the )?(?:HR|finance|IT|legal|sales|marketing|procurement|board|exco|works council|team)\b|\b(?:goes out|is (?:signed|ready|placed|sent|done)|go(?:es)? (?:in|live)|(?:is|are) in place)\b/i

/** What has to come about for the so-what to turn out well. */
function onNeeded(needed: string, { side }: Asking): ByAngle {
  // What others decide is not for us to bring about.
  if (!ofOurs.test(needed))
    return {
      assumption: [`How likely is it that ${needed}?`],
      choice: [`What would you do differently once we knew whether ${needed}?`],
      customer: [`Who could tell us first whether ${needed}?`],
    }
  if (side === 'outside') {
    return {
      assumption: [`What would have to happen on your side so that ${needed}?`],
      choice: [`What would you want from us so that ${needed}?`],
      customer: [`Who on your side would have to help so that ${needed}?`],
    }
  }
  const [, said] =
    /^we (\p{L}+ (?!.*\b(?:not|n[’']t|never)\b).+)$/iu.exec(needed.replace(/n't\b/g, ' not')) ?? []
  const done = said?.replace(/^are\b/, 'be')
  if (done !== undefined && !/^(?:can|could|will|would|were|had|did|may|might|\p{L}+ed)\b/iu.test(done)) {
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

function onCondition(when: string, { side }: Asking): ByAngle {
  if (side === 'outside') {
    return {
      assumption: [`If ${when}, what would that change for you first?`],
      choice: [`If ${when}, what would you want settled before?`],
      customer: [`If ${when}, what would you want us to have ready?`],
    }
  }
  return {
    assumption: [`If ${when}, what would that change first?`],
    choice: [`If ${when}, what would you want in place already?`],
    customer: [`If ${when}, what would you do first?`],
  }
}
