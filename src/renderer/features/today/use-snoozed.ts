import { useMemo } from 'react'
import type { Action } from '@shared/documents/kinds/action'
import { meetingDays, snoozedUntil } from '@shared/domain/follow-through/snooze'
import { wallAt } from '@shared/domain/wall-clock'
import { localZone, useNow } from '../../app/use-now'
import { useRows } from '../../documents/use-rows'

/** Whether an action is put off to a 1:1 that has not come; the same function until the day or a 1:1 changes. */
export function useSnoozed(): (action: Action) => boolean {
  const meetings = useRows('meeting')
  const zone = localZone()
  const today = wallAt(useNow(), zone).slice(0, 10)
  return useMemo(() => {
    const days = meetingDays(meetings ?? [], zone)
    return ({ fields }: Action) => snoozedUntil(fields, days, today) !== undefined
  }, [meetings, zone, today])
}
