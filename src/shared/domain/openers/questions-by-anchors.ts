import type { OpenerAngle } from './angles'
import type { Anchors } from './anchors'

type Questions = Record<OpenerAngle, string[]>

/** Questions on two figures, or on who said it: they belong to the fact as no other does. */
export function questionsOnFigures({ change, speaker, rise }: Anchors, isOutside: boolean): Questions {
  return {
    assumption: [
      ...(change ? [`Which of the two would you plan with, ${change.now} or ${change.before}?`] : []),
      ...(rise && !isOutside ? [`Where does our plan leave room for ${rise} more?`] : []),
      ...(speaker && !isOutside ? [`What would change in your plan if every ${speaker} said that?`] : []),
    ],
    choice: [
      ...(rise && !isOutside ? [`If we had to pay ${rise} more too, what would you hold back for it?`] : []),
      ...(speaker && !isOutside ? [`What would you ask that ${speaker} next?`] : []),
    ],
    customer: speaker && !isOutside ? [`Which other ${speaker} would tell us the same if we asked?`] : [],
  }
}

/** Questions that name what the fact names: nearer to it than what could be asked about anything of its kind. */
export function questionsOnNamed(
  { place, body, rule, share, concerned }: Anchors,
  isOutside: boolean,
): Questions {
  const others = concerned !== undefined && !examiners.test(concerned) ? concerned : undefined
  const at = place === undefined ? [] : [`Whom in ${place} would you ask what lies behind that?`]
  if (isOutside) return { assumption: [], choice: [], customer: [] }
  return {
    assumption: [
      ...(rule ? [`What in our plan hangs on ${rule} most?`] : []),
      ...(share ? [`At what figure, if not at ${share}, would you change the plan?`] : []),
      ...(others ? [`What do ${others} do today that our plan does not count on?`] : []),
    ],
    choice: [
      ...(rule ? [`Where would you look first to see how ready we are for ${rule}?`] : []),
      ...(body ? [`What would you want in order before ${body} looks?`] : []),
      ...(place ? [`What would you want to know from ${place} before we plan on it?`] : []),
      ...(others ? [`What would you try with ${others} first?`] : []),
    ],
    customer: [...(body ? [`What would ${body} want to see from us first?`] : []), ...at],
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
