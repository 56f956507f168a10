import { Button } from 'react-aria-components'
import { shortDate } from '@shared/domain/meeting-words'
import { timeOf } from '@shared/domain/meeting-time'
import { wallMs } from '@shared/domain/wall-clock'
import { useRoutes } from '../../app/route'
import { useRow } from '../../documents/use-rows'
import { useOutlook } from './use-follow-through'

/** The 1:1 something came from; pressing it opens that. */
export function FromMeeting({ id }: { id: string }) {
  const routes = useRoutes()
  const meeting = useRow('meeting', id)
  const { zone, today } = useOutlook()
  if (!meeting || meeting.fields.trashedAt !== null) return null
  const startMs = timeOf(meeting.fields, zone)?.startMs
  const date = startMs === undefined ? '' : ` of ${shortDate(startMs, wallMs(today), zone)}`
  return (
    <Button excludeFromTabOrder className="from-meeting" onPress={() => routes.go({ screen: 'meeting', id })}>
      from the 1:1{date}
    </Button>
  )
}
