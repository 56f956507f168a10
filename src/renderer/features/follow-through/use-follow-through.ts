import { createContext, useContext, useMemo, useState } from 'react'
import { arrange, type Arrangement, type PlaceOf } from '@shared/domain/follow-through/arrange'
import { meetingDays, type MeetingDays } from '@shared/domain/follow-through/snooze'
import { wallAt } from '@shared/domain/wall-clock'
import { localZone, useNow } from '../../app/use-now'
import { useRows } from '../../documents/use-rows'

/** What every row of Follow-through is seen from. The same object until the day or a 1:1 changes. */
export interface Outlook {
  /** `YYYY-MM-DD` */
  today: string
  zone: string
  days: MeetingDays
}

export const OutlookContext = createContext<Outlook | undefined>(undefined)

export function useOutlook(): Outlook {
  const outlook = useContext(OutlookContext)
  if (!outlook) throw new Error('OutlookContext is missing')
  return outlook
}

/** `undefined` while 1:1s load. */
export function useNewOutlook(): Outlook | undefined {
  const meetings = useRows('meeting')
  const zone = localZone()
  const today = wallAt(useNow(), zone).slice(0, 10)
  return useMemo(
    () => meetings && { today, zone, days: meetingDays(meetings, zone) },
    [meetings, today, zone],
  )
}

/** Rows in the order of their places. Of ten thousand, a tick places one anew. */
export function useArranged<Row extends { id: string }, Group extends string>(
  rows: readonly Row[],
  placeOf: PlaceOf<Row, Group>,
): Arrangement<Row, Group>['entries'] {
  const [arrangeNext] = useState(() => arranging<Row, Group>())
  return useMemo(() => arrangeNext(rows, placeOf), [arrangeNext, rows, placeOf])
}

/** Remembers the last arrangement: the next one begins from it. */
function arranging<Row extends { id: string }, Group extends string>() {
  let last: Arrangement<Row, Group> | undefined
  return (rows: readonly Row[], placeOf: PlaceOf<Row, Group>) => {
    last = arrange(rows, placeOf, last)
    return last.entries
  }
}
