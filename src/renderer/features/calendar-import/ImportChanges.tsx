import type { ReactNode } from 'react'
import { passReasonWords } from '@shared/calendar/passed-over'
import type { CalendarPreview } from '@shared/ipc/calls/calendar'
import { momentInWords, type Viewpoint } from './import-words'

interface ImportChangesProps {
  preview: CalendarPreview
  viewpoint: Viewpoint
}

/** What the calendar changed since the last import, and what of it is left out and why; each opens. */
export function ImportChanges({ preview, viewpoint }: ImportChangesProps) {
  const { moved, revised, cancelled, passedOver } = preview
  const passedCount = passedOver.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <Part title={`${moved.length} moved`} isShown={moved.length > 0}>
        {moved.map((meeting) => (
          <Line key={meeting.id} title={meeting.title}>
            {momentInWords(meeting.start, meeting.zone, viewpoint)}, now{' '}
            {momentInWords(meeting.toStart, meeting.toZone, viewpoint)}
          </Line>
        ))}
      </Part>
      <Part title={`${revised.length} changed`} isShown={revised.length > 0}>
        {revised.map((meeting) => (
          <Line key={meeting.id} title={meeting.title}>
            {momentInWords(meeting.start, meeting.zone, viewpoint)}
          </Line>
        ))}
      </Part>
      <Part title={`${cancelled.length} cancelled`} isShown={cancelled.length > 0}>
        {cancelled.map((meeting) => (
          <Line key={meeting.id} title={meeting.title}>
            {momentInWords(meeting.start, meeting.zone, viewpoint)}
          </Line>
        ))}
      </Part>
      <Part title={`${passedCount} passed over`} isShown={passedCount > 0}>
        {passedOver.map(({ reason, count, examples }) => (
          <Line key={reason} title={`${sentence(passReasonWords[reason])}: ${count}`}>
            {examples.length > 0 && (
              <span dir="auto">
                {examples.join(', ')}
                {count > examples.length && ' and others'}
              </span>
            )}
          </Line>
        ))}
      </Part>
    </>
  )
}

function Part({ title, isShown, children }: { title: string; isShown: boolean; children: ReactNode }) {
  if (!isShown) return null
  return (
    <details className="import-part">
      <summary>{title}</summary>
      <ul className="import-lines">{children}</ul>
    </details>
  )
}

function Line({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="import-words">
      <span dir="auto">{title}</span>
      <span className="import-detail figures">{children}</span>
    </li>
  )
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
