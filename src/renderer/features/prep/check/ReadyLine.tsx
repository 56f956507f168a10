import { CircleCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Prepared } from '../use-prepared'
import { readyInWords } from './ready-in-words'

/** Long enough that a line begun and finished is not told as two changes. */
const settledMs = 1000

/** "Ready. 14:00." Before anything is written, that there is no agenda yet. */
export function ReadyLine({ prepared }: { prepared: Prepared }) {
  const { readiness } = prepared
  if (!readiness?.isReady) return <p className="quiet-line">{readiness?.words}.</p>
  const { unwritten } = readiness
  return (
    <div>
      <p className="prep-ready">
        <CircleCheck aria-hidden size={18} strokeWidth={1.75} />
        <span className="figures">{readyInWords(prepared.view.time, prepared.views.viewpoint)}</span>
      </p>
      {unwritten > 0 && (
        <p className="finding-reason">
          {unwritten === 1 ? '1 item is' : `${unwritten} items are`} not written yet, and left out of the
          brief.
        </p>
      )}
    </div>
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
      {wasTold ? readyInWords(prepared.view.time, prepared.views.viewpoint) : ''}
    </p>
  )
}
