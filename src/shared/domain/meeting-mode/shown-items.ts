import { parseItemReference } from '../../body/agenda-item'
import type { BodyProjection, ProjectedItem } from '../../body/project-body'

/** Ids of the past meetings whose items these show. */
export function meetingsShown(items: readonly Pick<ProjectedItem, 'ref'>[]): string[] {
  const ids = items.flatMap(({ ref }) => parseItemReference(ref)?.meetingId ?? [])
  return [...new Set(ids)]
}

/** Items of an agenda with the words and the tick of the past item that some of them show, as they look on it. */
export function withPastItems(
  items: readonly ProjectedItem[],
  projections: ReadonlyMap<string, BodyProjection>,
): ProjectedItem[] {
  return items.map((item) => {
    const shown = parseItemReference(item.ref)
    const past = shown && projections.get(shown.meetingId)?.items.find(({ id }) => id === shown.itemId)
    if (!past) return item
    const { headline, ticked } = past
    // What it stands for now: it may have become an action since.
    return { ...item, headline, ticked, ref: past.ref?.startsWith('action:') ? past.ref : item.ref }
  })
}
