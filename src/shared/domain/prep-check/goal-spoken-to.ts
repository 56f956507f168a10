import {
  bringRecord,
  draftOne,
  goalWords,
  hasRoom,
  isAboutThemselves,
  leadsUp,
  nameOf,
  quoted,
  writeOne,
  writtenItems,
  type Finding,
  type Fix,
  type Prepared,
} from './finding'
import type { KnownGoal } from './known'
import { wordsIn } from './what-stands'
import { touches } from './words-in-common'

/** One line is the beginning of an agenda. */
const enoughToJudge = 2
/** No talk serves every goal; one that none of so many served, this one included, is forgotten. */
const talksWithout = 4

/**
 * P2 and P14, "understand your boss's goals and objectives": a talk one leads up in serves one of them, and none is left
 * out for long. P12, P19: any other person's goals come up every few talks.
 */
export function goalSpokenTo(prepared: Prepared): Finding | undefined {
  if (isAboutThemselves(prepared) || !hasRoom(prepared)) return undefined
  const forgotten = forgottenGoal(prepared)
  if (!forgotten) return undefined
  const { fix, label } = lineFor(prepared, forgotten)
  return {
    rule: 'goal-spoken-to',
    text: `${nameOf(prepared)}’s goal ${quoted(forgotten.text)} is not on it`,
    reason: 'What serves a goal of theirs makes their job easier, and is heard first.',
    fixLabel: label,
    fix,
  }
}

function forgottenGoal(prepared: Prepared): KnownGoal | undefined {
  const { goals = [], past = [] } = prepared
  const written = writtenItems(prepared)
  if (written.length < enoughToJudge) return undefined
  const before = past.slice(0, talksWithout - 1)
  const isServed = (goal: KnownGoal) =>
    written.some((item) => serves(prepared, goal, item.ref, wordsIn(prepared, item)))
  const wasServed = (goal: KnownGoal) =>
    before.some(({ items }) => items.some(({ ref, words }) => serves(prepared, goal, ref, words)))
  const neglected = goals.filter((goal) => !isServed(goal) && !wasServed(goal))
  if (!leadsUp(prepared)) return neglected.length === goals.length ? goals[0] : undefined
  if (!goals.some(isServed)) return neglected[0] ?? goals[0]
  return before.length === talksWithout - 1 ? neglected[0] : undefined
}

function serves({ wins = [] }: Prepared, goal: KnownGoal, ref: string | null, words: string): boolean {
  const win = ref === null ? undefined : wins.find(({ id }) => ref === `win:${id}`)
  return win?.goalId === goal.id || touches(words, [goal.text, ...(goal.synonyms ?? [])].join('\n'))
}

/** What there already is comes before a line that is yet to be written. */
function lineFor(prepared: Prepared, goal: KnownGoal): { fix: Fix; label: string } {
  const isServing = (ref: string, text: string) => serves(prepared, goal, ref, text)
  const win = prepared.wins?.find(({ id, text }) => isServing(`win:${id}`, text))
  if (win) {
    const fix = bringRecord(prepared, 'win', win.text, `win:${win.id}`)
    return { fix, label: 'Add the win that serves it' }
  }
  const opener = prepared.openers?.find(({ id, text }) => isServing(`opener:${id}`, text))
  if (opener) {
    return { fix: { type: 'planOpener', opener }, label: 'Add the opener that serves it' }
  }
  if (goal.isGuess) return { fix: writeOne(prepared, 'discuss'), label: 'Write your own' }
  const question =
    prepared.person.relation === 'report'
      ? `What is the next step towards “${goal.text}”?`
      : `Where could I help most with ${goalWords(goal.text)}?`
  return { fix: draftOne(prepared, 'discuss', question), label: 'Ask where to help' }
}
