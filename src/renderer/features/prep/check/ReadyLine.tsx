import { CircleCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { dayInWords, timeInWords } from '@shared/domain/meeting-words'
import type { Prepared } from '../use-prepared'

/** Long enough that a line begun and finished is not told as two changes. */
const settledMs = 1000

/** "Ready. 14:00." Before anything is written, that there is no agenda yet. */
export function ReadyLine({ prepared }: { prepared: Prepared }) {
  const { readiness } = prepared
  if (!readiness?.isReady) return <p className="quiet-line">{readiness?.words}.</p>
  return (
    <p className="prep-ready">
      <CircleCheck aria-hidden size={18} strokeWidth={1.75} />
      <span className="figures">{readyInWords(prepared)}</span>
    </p>
  )
}

/** Says once to a screen reader that the agenda has become ready, wherever the prep check is drawn. */
export function ReadyAnnouncement({ prepared }: { prepared: Prepared }) {
  const { isPast, isCancelled } = prepared.view
  const isReady = (prepared.readiness?.isReady ?? false) && !isPast && !isCancelled
  const [wasTold, setTold] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setTold(isReady), settledMs)
    return () => clearTimeout(timer)
  }, [isReady])
  return (
    <p className="only-read-out" role="status" data-private>
      {wasTold ? readyInWords(prepared) : ''}
    </p>
  )
}

function readyInWords({ view: { time }, views: { viewpoint } }: Prepared): string {
  if (!time) return 'Ready.'
  const { nowMs, zone } = viewpoint
  const day = dayInWords(time.startMs, nowMs, zone)
  const clock = timeInWords(time.startMs, zone)
  return day === 'today'
    ? `Ready. ${clock}.`
    : `Ready. ${day.charAt(0).toUpperCase()}${day.slice(1)} ${clock}.`
}
