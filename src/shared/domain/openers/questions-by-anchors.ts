import type { OpenerAngle } from './angles'
import type { Anchors } from './anchors'

type Questions = Record<OpenerAngle, string[]>

/** Questions on two figures, or on who said it: they belong to the fact as no other does. */
export function questionsOnFigures({ change, speaker, rise }: Anchors): Questions {
  return {
    assumption: [
      ...(change ? [`Which of the two would you plan with, ${change.now} or ${change.before}?`] : []),
      ...(rise ? [`Where does our plan leave room for ${rise} more?`] : []),
      ...(speaker ? [`What would change in your plan if every ${speaker} said that?`] : []),
    ],
    choice: [
      ...(rise ? [`If we had to pay ${rise} more too, what would you hold back for it?`] : []),
      ...(speaker ? [`What would you ask that ${speaker} next?`] : []),
    ],
    customer: speaker ? [`Which other ${speaker} would tell us the same if we asked?`] : [],
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

/** What a house runs as it likes; a share or a trade it can only learn about. */
const changeable =
  /\b(?:plans?|trials?|rules?|patterns?|process|lists?|polic(?:y|ies)|offers?|reports?|files?|models?|checks?|pages?|case|letters?|guides?|meetings?|forms?|catalogue|roadmap|training|price list|contracts?|leases)$/i

/** Questions on the thing the so-what is about. */
export function questionsOnSubject({ subject, some }: Anchors): Questions {
  if (subject === undefined) return { assumption: [], choice: [], customer: [] }
  return {
    assumption: [`What do we take for granted about ${subject}?`],
    choice: [
      some
        ? `Which of those ${some} would you look at first?`
        : changeable.test(subject)
          ? `What would you change first about ${subject}?`
          : `What would you want to know first about ${subject}?`,
    ],
    customer: [],
  }
}

const examiners =
  /\b(?:banks|lenders|investors|insurers|auditors|inspectors|regulators|authorities|advisers|assessors)$/
const workers =
  /\b(?:sorters|drivers|workers|engineers|dispatchers|clerks|planners|technicians|cleaners|packers|pickers|fitters|welders|porters)$/

/** The other side of it: who checks wants to see, who works wants to change, everyone else wants to hear. */
function askConcerned(concerned: string): string {
  if (examiners.test(concerned)) return `What would ${concerned} want to see from us first?`
  return workers.test(concerned)
    ? `What would ${concerned} want us to change first?`
    : `What would ${concerned} want to hear from us first?`
}
