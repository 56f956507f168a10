import type { ProjectedItem } from '../../body/project-body'
import { isWritten } from '../prompts'
import { writtenItems, type Finding, type Fix, type Prepared } from './finding'

/** Below this nothing can be said. */
const leastMinutes = 2

/**
 * P5, "protect their time and focus": an agenda that runs over spends time that is not ours. First what is empty goes,
 * then the longest items give.
 */
export function minutesFit(prepared: Prepared): Finding | undefined {
  const { items, meeting } = prepared
  const planned = items.reduce((total, { minutes }) => total + minutes, 0)
  if (planned <= meeting.minutes) return undefined
  const isAsked = writtenItems(prepared).some(({ kind }) => kind === 'ask' || kind === 'decide')
  // The prompt for an ask stays while there is no ask: another finding leads to it.
  const mayGo = items.filter((item) => !isWritten(item) && (isAsked || item.kind !== 'ask'))
  const empty = enoughOf(mayGo, planned - meeting.minutes)
  const trimmed = trimmedTo(items, meeting.minutes)
  const fix: Fix | undefined =
    empty.length > 0
      ? { type: 'removeItems', itemIds: empty }
      : trimmed && { type: 'setMinutes', items: trimmed }
  const last = items.at(-1)
  if (!fix && !last) return undefined
  return {
    rule: 'minutes-fit',
    text: `${planned} minutes are planned for ${meeting.minutes}`,
    reason: fix
      ? 'What runs over is cut at the end, where the question stands.'
      : 'Not everything fits; the last of it can be a message.',
    fixLabel: fix?.type === 'removeItems' ? 'Remove what is empty' : fix ? 'Trim to fit' : 'Go there',
    fix: fix ?? { type: 'focusItem', itemId: last?.id ?? '' },
  }
}

/** Items, from the end, that free so many minutes together; none where all of them are not enough. */
function enoughOf(items: readonly ProjectedItem[], minutes: number): string[] {
  let freed = 0
  const ids: string[] = []
  for (const item of items.toReversed()) {
    if (item.minutes === 0) continue
    freed += item.minutes
    ids.push(item.id)
    if (freed >= minutes) return ids
  }
  return []
}

/** The items whose minutes change so that all fit; `undefined` where they cannot. */
function trimmedTo(
  items: readonly ProjectedItem[],
  minutes: number,
): { itemId: string; minutes: number }[] | undefined {
  const cutTo = (most: number) => items.map((item) => Math.min(item.minutes, most))
  const sum = (list: readonly number[]) => list.reduce((total, own) => total + own, 0)
  let most = minutes
  while (most >= leastMinutes && sum(cutTo(most)) > minutes) most -= 1
  if (most < leastMinutes) return undefined
  let spare = minutes - sum(cutTo(most))
  const left = cutTo(most).map((own, index) => {
    const given = spare >= 1 && own < (items[index]?.minutes ?? own) ? 1 : 0
    spare -= given
    return own + given
  })
  return items.flatMap((item, index) => {
    const own = left[index] ?? item.minutes
    return own === item.minutes ? [] : [{ itemId: item.id, minutes: own }]
  })
}
