import type { ProjectedItem } from '../../body/project-body'
import { saysSomething, writtenItems, type Finding, type Fix, type Prepared } from './finding'
import { asMessage, canBeMessage, isNews } from './what-stands'
import { trimMinutes } from './trim-minutes'

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
  const mayGo = items.filter((item) => !saysSomething(item) && (isAsked || item.kind !== 'ask'))
  const empty = enoughOf(mayGo, planned - meeting.minutes)
  const trimmed = trimMinutes(items, meeting.minutes)
  const fix: Fix | undefined =
    empty.length > 0
      ? { type: 'removeItems', itemIds: empty }
      : trimmed && { type: 'setMinutes', items: trimmed }
  const rule = 'minutes-fit'
  const text = `${planned} minutes are planned for ${meeting.minutes}`
  if (fix) {
    const reason = 'What runs over is cut at the end, where the question stands.'
    const fixLabel = fix.type === 'removeItems' ? 'Remove what is empty' : 'Trim to fit'
    return { rule, text, reason, fixLabel, fix }
  }
  const reason = 'Not everything fits; the last of it can be a message.'
  const news = writtenItems(prepared).filter((item) => isNews(item.kind) && canBeMessage(item))
  const enough = new Set(enoughOf(news, planned - meeting.minutes))
  if (enough.size > 0) {
    const written = news.filter(({ id }) => enough.has(id))
    return { rule, text, reason, fixLabel: 'Make it a message', fix: asMessage(prepared, written) }
  }
  const last = items.at(-1)
  return last && { rule, text, reason, fixLabel: 'Go there', fix: { type: 'focusItem', itemId: last.id } }
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
