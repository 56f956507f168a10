import type { ProjectedItem } from '../../body/project-body'
import { leastMinutes } from './finding'

/** The items whose minutes change so that together they take no more: the longest give; `undefined` where they cannot. */
export function trimMinutes(
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
