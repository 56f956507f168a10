import { useMemo } from 'react'
import { timelineOf, type TimelineEntry } from '@shared/domain/people/timeline'
import { useRows } from '../../documents/use-rows'
import type { PersonWorld } from './use-person-world'

/** Everything with a person, the newest first; `undefined` while it loads. */
export function useTimeline({ person, views, notes }: PersonWorld): readonly TimelineEntry[] | undefined {
  const actions = useRows('action')
  const openers = useRows('opener')
  const wins = useRows('win')
  const captures = useRows('capture')
  return useMemo(() => {
    if (!actions || !openers || !wins || !captures) return undefined
    const { meetings, viewpoint } = views
    const { zone } = viewpoint
    return timelineOf({ personId: person.id, meetings, notes, actions, openers, wins, captures, zone })
  }, [person.id, views, notes, actions, openers, wins, captures])
}
