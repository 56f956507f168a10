import type { CalendarPreview } from '@shared/ipc/calls/calendar'

interface NothingOfferedProps {
  preview: CalendarPreview
  ownAddresses: readonly string[]
}

/** Nothing new: all is here already, or nothing was taken for a 1:1, and then why that may be. */
export function NothingOffered({ preview, ownAddresses }: NothingOfferedProps) {
  const { moved, revised, cancelled, unchangedCount } = preview
  if (moved.length + revised.length + cancelled.length > 0) {
    return <p>No new 1:1s. What your calendar changed since the last time is below.</p>
  }
  if (unchangedCount > 0) return <p>Nothing is new: your 1:1s are as in your calendar.</p>
  return (
    <div className="import-nothing">
      <h3 className="import-heading">No 1:1s in this file</h3>
      <p>
        Offered are meetings of you and one other, and those with a title such as “1:1”, from five weeks ago
        until half a year from now.
      </p>
      <p dir="auto">
        {ownAddresses.length === 0
          ? 'Leadup does not know which e-mail address is yours, so it cannot tell who the other one is.'
          : `Taken for you: ${ownAddresses.join(', ')}. If you are invited by another e-mail address, say so below.`}
      </p>
    </div>
  )
}
