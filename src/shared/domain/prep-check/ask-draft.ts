import type { Relation } from '../../documents/kinds/person'
import { goalThing } from '../openers/goal-thing'
import { bringRecord, draftOne, goalToName, quoted, writtenItems, type Fix, type Prepared } from './finding'
import { detailOf, isOnAgenda } from './what-stands'

/**
 * What could be asked, the nearest first: a yes to what the agenda recommends, an ask that was left open last time, what
 * they owe, who should hear bad news, what comes before what the user owes, where to help with a goal of theirs. P2 and P3,
 * "bring solutions, not just problems": who asks for a view says what they would do. Without any of it, the one question
 * whose answer is worth a talk.
 */
export function draftAsk(prepared: Prepared): { fix: Fix; label: string } {
  const record = leftOpen(prepared) ?? owedByThem(prepared)
  const yes = yesToRecommended(prepared)
  if (yes === undefined && record) {
    return { fix: bringRecord(prepared, 'ask', '', record), label: 'Add what is open' }
  }
  const { words, afterId } = yes ??
    aboutBadNews(prepared) ?? {
      words: aheadOfWhatIOwe(prepared) ?? forGoal(prepared) ?? usualAsk[prepared.person.relation],
    }
  // What is asked stands behind what it is about.
  const fix = draftOne(prepared, 'ask', words, afterId === undefined ? {} : { afterId })
  return { fix, label: 'Draft an ask' }
}

interface AskAbout {
  words: string
  /** The item it is about. */
  afterId?: string
}

function aboutBadNews(prepared: Prepared): AskAbout | undefined {
  const written = writtenItems(prepared)
  const news = written.find(({ kind, headline }) => kind === 'bad-news' && headline !== '')
  if (!news) return undefined
  // Where nothing else stands there, nobody asks what is meant.
  const what = written.length === 1 ? 'this' : quoted(beginningOf(news.headline))
  const words = `What would you want to know first about ${what}, and who else should hear it from me?`
  return { words, afterId: news.id }
}

/** The first clause: "The vendor’s test is a week late; we know more on Thursday". */
function beginningOf(words: string): string {
  return words.split(/[;:.!?](?:\s|$)|\s[–—-]\s/)[0] ?? words
}

/** Of what the user owes, what the agenda speaks of: it is what they would do first. */
function aheadOfWhatIOwe(prepared: Prepared): string | undefined {
  const first = prepared.actions?.find(({ id, text }) => isOnAgenda(prepared, { ref: `action:${id}`, text }))
  if (!first) return undefined
  const goal = goalToName(prepared)
  const towards = goal ? ` for ${quoted(goal)}` : ''
  return `I would do ${quoted(first.text)} first. What would you put ahead of it${towards}?`
}

function forGoal(prepared: Prepared): string | undefined {
  const goal = goalToName(prepared)
  if (goal === undefined) return undefined
  const thing = goalThing(goal)
  return `What would you have me do first ${thing === undefined ? `for ${quoted(goal)}` : `about ${thing}`}?`
}

/** Of who decides or pays; never asked of others by this rule. */
const usualAsk: Readonly<Record<Relation, string>> = {
  manager: 'What is the one thing you would have me do differently?',
  'skip-level': 'Which door could you open for us this quarter?',
  board: 'What would you want answered before we meet again?',
  client: 'What is the one change that would make your work with us easier?',
  report: 'What would help you most from me this week?',
  peer: 'What would make our work together easier?',
  other: 'What would make our work together easier?',
}

/** "Your yes to A: move billing after the first report" */
function yesToRecommended(prepared: Prepared): AskAbout | undefined {
  for (const item of writtenItems(prepared)) {
    if (item.kind !== 'problem' && item.kind !== 'decide') continue
    const detail = detailOf(item) ?? ''
    const letter = recommended.exec(detail)?.[1]?.toUpperCase()
    if (letter === undefined) continue
    const option = new RegExp(
      `(?:^|[\\s;(])(?:option\\s+)?${letter}\\s?[:.)]\\s+([^;\\n]+?)(?=[;\\n]|[.](?:\\s|$)|$)`,
      'i',
    )
    const words = option.exec(detail)?.[1]?.trim()
    const yes = `Your yes to ${letter}`
    return { words: words ? `${yes}: ${words}` : yes, afterId: item.id }
  }
  return undefined
}

const recommended =
  /\b(?:recommend|propose|suggest|prefer|favou?r|(?:would|’d|'d) (?:go (?:for|with)|take|choose|start with|begin with|pick)|my (?:choice|pick|view) is)\s*:?\s+(?:option\s+)?([A-F]|[1-6])\b/i

/** The first ask of the last agenda that was neither answered nor let go, as the reference that shows it. */
function leftOpen({ past = [], items }: Prepared): string | undefined {
  const [last] = past
  const shown = new Set(items.map(({ ref }) => ref))
  return last?.items
    .filter(({ kind, ticked, isLetGo, words }) => kind === 'ask' && !ticked && !isLetGo && words !== '')
    .map(({ id, ref }) => (/^(?:item|action):/.test(ref ?? '') && ref) || `item:${last.meetingId}/${id}`)
    .find((ref) => !shown.has(ref))
}

function owedByThem(prepared: Prepared): string | undefined {
  const owed = prepared.owedByThem?.find(
    ({ id, text }) => !isOnAgenda(prepared, { ref: `action:${id}`, text }),
  )
  return owed && `action:${owed.id}`
}
