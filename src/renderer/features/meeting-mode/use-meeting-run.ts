import { useEffect, useMemo, useRef } from 'react'
import type { ProjectedItem } from '@shared/body/project-body'
import { defaultMinutes } from '@shared/body/agenda-item'
import { itemsToTalkAbout, presentItem } from '@shared/domain/meeting-mode/run-order'
import { meetingsShown, withPastItems } from '@shared/domain/meeting-mode/shown-items'
import { useRoutes } from '../../app/route'
import { useProjections } from '../../documents/use-projections'
import type { BodyEditorHandle } from '../../editor/body-editor-handle'

export interface MeetingRun {
  /** What is talked about, in order; `undefined` until the agenda was read. */
  items: readonly ProjectedItem[] | undefined
  /** The one in sight; none on an agenda without a written item. */
  present: ProjectedItem | undefined
  /** Its place among them. */
  at: number
  show: (itemId: string) => void
}

/** Which item of a 1:1 is in sight, whatever becomes of its agenda meanwhile. The route holds it, and so this device. */
export function useMeetingRun(
  meetingId: string,
  itemId: string | undefined,
  handle: BodyEditorHandle | undefined,
): MeetingRun {
  const routes = useRoutes()
  const own = useProjections(useMemo(() => [meetingId], [meetingId])).get(meetingId)
  const past = useProjections(useMemo(() => meetingsShown(own?.items ?? []), [own]))
  const all = useMemo(() => own && withPastItems(own.items, past), [own, past])
  /** The order in which they stood while the present one was among them. */
  const before = useRef<string[]>([])

  const show = (id: string) => routes.replace({ screen: 'meeting-mode', id: meetingId, itemId: id })

  // What was just added is in the text before any list knows of it.
  const isComing =
    itemId !== undefined && !all?.some(({ id }) => id === itemId) && handle?.hasItem(itemId) === true
  const found = all?.find(({ id }) => id === itemId)
  const present = isComing ? { ...justAdded, id: itemId } : found

  useEffect(() => {
    if (!all || isComing) return
    if (found) {
      before.current = all.map(({ id }) => id)
      return
    }
    const next = presentItem(all, itemId, before.current)
    if (next) routes.replace({ screen: 'meeting-mode', id: meetingId, itemId: next.id })
  }, [routes, meetingId, all, found, itemId, isComing])

  const presentId = present?.id
  const items = useMemo(() => all && itemsToTalkAbout(all, presentId), [all, presentId])
  const at = items?.findIndex(({ id }) => id === presentId) ?? -1
  return { items, present, at, show }
}

const justAdded: Omit<ProjectedItem, 'id'> = {
  kind: 'discuss',
  minutes: defaultMinutes.discuss,
  ticked: false,
  ref: null,
  headline: '',
  hasDetail: false,
}
