import type { Relation } from '../../documents/kinds/person'
import type { OpenerAngle } from './angles'
import type { Anchors } from './anchors'
import type { SaidSoWhat } from './so-what'

type Questions = Record<OpenerAngle, readonly string[]>

/** Who oversees others' work gives nothing up and does nothing themselves: they judge, and say what they want to see. */
const ofDoing =
  /\b(?:would you (?:delay|stop|let wait|move\b|change first|leave to|put|give up|take (?:off|out|over)|build|fix|try|spend|press|order|start|do first|offer|want to know better|see yourself|talk to|start talking)|your own time|would you have ready|could move one thing|would you hold (?:your|back)|you were to|would you still spend|would you use the time|use the time that)\b/i
const ofSelling =
  /\b(?:renewals?|a deal|which deal|next buyer|new customer|which customer|which buyer|other customer|customer’s|buyers|our customers|what (?:will|would) (?:a )?customers?(?![’']))\b/i

/** Whether a question asks this person for what is theirs to answer. */
export function isTheirsToAnswer(question: string, relation: Relation): boolean {
  if (relation === 'board') return !ofDoing.test(question) && !ofSelling.test(question)
  return relation !== 'skip-level' || !/\bwould you (?:delay|stop doing|let wait|take off)\b/i.test(question)
}

export function overseesUs(relation: Relation): boolean {
  return relation === 'board'
}

/** Asked of who oversees: by what they would judge, and what they would look at. */
export function questionsToOversee(
  { deadline, rule }: Anchors,
  soWhat: Pick<SaidSoWhat, 'plan' | 'need'> | undefined,
): Questions {
  const plan = soWhat?.plan
  const ofPlan = plan !== undefined
  return {
    assumption:
      ofPlan && !/\bbefore\b/.test(plan) ? [`What would you want to have seen before we ${plan}?`] : [],
    choice: [
      ...(ofPlan ? [`How would you judge in a year whether it was right to ${plan}?`] : []),
      ...(soWhat?.need ? [`What would you look at first to see whether we have ${soWhat.need}?`] : []),
      ...(deadline ? [`What would you want to have seen from us before ${deadline}?`] : []),
      ...(rule ? [`Where would you look first to see how ready we are for ${rule}?`] : []),
    ],
    customer: [],
  }
}

/** Behind any fact: exposure, evidence, what to watch and when to decide. */
export const questionsToJudge: Questions = {
  assumption: [
    'What evidence would you want to see before you drew a conclusion from that for us?',
    'Which figure would you want to see from us to judge what that means here?',
    'Which assumption in our plan would you have us test against that first?',
    'What would you want to understand about that before the board discusses it?',
  ],
  choice: [
    'What would you have us watch there, and from what point should it come to the board?',
    'When should we have decided what we do about that, as you see it?',
    'What would you look at first to see whether we are ready for that?',
    'What should we be able to show you on that by the next meeting?',
  ],
  customer: [
    'Whom outside would you ask for a second view on that?',
    'What have you seen other boards do about something like that?',
    'What would an outsider looking at us ask about that first?',
  ],
}

/** Steps inside the house: who oversees is told of them and judges none. */
const insideStep =
  /^(?:ask|check|get|keep|correct|tell|show|redo|look|use|put|send|call|write|book|find|hire|review|collect|request)\b/i

/** Whether who oversees us has a say in what is meant to be done. */
export function isTheirsToWeigh(plan: string): boolean {
  return !insideStep.test(plan)
}
