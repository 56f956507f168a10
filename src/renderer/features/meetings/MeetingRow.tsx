import type { BodyProjection } from '@shared/body/project-body'
import { isLeft } from '@shared/domain/close/is-left'
import { daysBetween } from '@shared/domain/meeting-time'
import {
  dayInWords,
  elsewhereInWords,
  lengthInWords,
  shortDate,
  timeInWords,
} from '@shared/domain/meeting-words'
import { isWritten } from '@shared/domain/prompts'
import { Avatar } from '../../ui/Avatar'
import { Chip } from '../../ui/Chip'
import { OpenRow } from '../../ui/OpenList'
import { useProjection } from '../../documents/use-projections'
import { relationWords } from '../people/people-view'
import { ReadinessWords } from '../prep/check/ReadinessWords'
import { useReadiness } from '../prep/check/use-readiness'
import type { MeetingView, Viewpoint } from './meeting-view'
import { MeetingMenu } from './MeetingMenu'

interface MeetingRowProps {
  view: MeetingView
  viewpoint: Viewpoint
  /** `day`: stands under its day, so its time leads. `person`: on the person's own page, so the date does. */
  of: 'day' | 'person'
}

/** One 1:1 in a list. */
export function MeetingRow({ view, viewpoint, of }: MeetingRowProps) {
  const { meeting, person, time, title, isCancelled, isPast, takesPlace } = view
  const { nowMs, zone } = viewpoint
  const clock = time ? timeInWords(time.startMs, zone) : 'No date yet'
  const date = time ? nearDate(time.startMs, viewpoint) : ''
  const elsewhere = elsewhereInWords(meeting.fields, zone)
  // On the person's own page its usual name says nothing new.
  const ownTitle = of === 'person' ? meeting.fields.title || (view.cadence ?? '') : ''
  const about = [
    ownTitle,
    of === 'day' && person ? relationWords[person.fields.relation] : '',
    // A line breaks between facts, not within this one.
    lengthInWords(meeting.fields.minutes).replaceAll(' ', '\u00a0'),
    elsewhere ?? '',
    meeting.fields.place,
  ]
  const standing = isCancelled ? 'Cancelled' : takesPlace ? '' : 'Did not happen'
  const isNow = time !== undefined && time.startMs <= nowMs && !isPast && !isCancelled
  return (
    <OpenRow
      id={meeting.id}
      text={`${title}, ${date} ${clock}${standing === '' ? '' : `, ${standing.toLowerCase()}`}`}
      isFaint={!takesPlace}
      lead={
        of === 'day' ? (
          <>
            <span className="meeting-clock figures">{clock}</span>
            <Avatar id={person?.id ?? meeting.id} name={person?.fields.name ?? ''} />
          </>
        ) : undefined
      }
      title={of === 'day' ? title : [date, clock].filter(Boolean).join(' ')}
      detail={about.filter(Boolean).join(' · ')}
      end={
        <>
          {standing !== '' && <Chip>{standing}</Chip>}
          {isNow && <Chip tone="accent">Now</Chip>}
          {takesPlace && (isPast ? <LeftOver meetingId={meeting.id} /> : <HowFar view={view} />)}
          <MeetingMenu view={view} />
        </>
      }
    />
  )
}

/** "Today", "Tomorrow", "Yesterday", else "24 Nov". */
function nearDate(startMs: number, { nowMs, zone }: Viewpoint): string {
  const near = Math.abs(daysBetween(nowMs, startMs, zone)) <= 1
  const words = near ? dayInWords(startMs, nowMs, zone) : shortDate(startMs, nowMs, zone)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What became of an agenda, in a few words. */
export function LeftOver({ meetingId }: { meetingId: string }) {
  const items = useProjection(meetingId)?.items.filter(isWritten) ?? []
  const left = items.filter(isLeft).length
  if (items.length === 0) return null
  return <span className="agenda-words">{left === 0 ? 'Nothing left over' : `${left} left over`}</span>
}

/** How far the agenda of a 1:1 ahead is. */
export function HowFar({ view }: { view: MeetingView }) {
  const projection = useProjection(view.meeting.id)
  if (!projection) return null
  // A template's prompts are no agenda yet, and nothing else need be read to say so.
  if (!projection.items.some(isWritten)) return <span className="agenda-words">No agenda yet</span>
  return <Checked view={view} projection={projection} />
}

function Checked({ view, projection }: { view: MeetingView; projection: BodyProjection }) {
  const readiness = useReadiness(view, projection)
  if (!readiness) return null
  return (
    <span className="agenda-words">
      <ReadinessWords readiness={readiness} />
    </span>
  )
}
