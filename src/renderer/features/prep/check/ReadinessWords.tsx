import './readiness.css'
import { CircleCheck } from 'lucide-react'
import type { Readiness } from '@shared/domain/prep-check/readiness'

interface ReadinessWordsProps {
  readiness: Readiness
  /** Among other facts of a line, not on its own. */
  isWithinLine?: boolean
}

/** "Ready", "Two things to look at", "No agenda yet". Green once nothing waits to be written. Private: it counts findings. */
export function ReadinessWords({ readiness, isWithinLine = false }: ReadinessWordsProps) {
  const { words, isReady, unwritten, hasAgenda } = readiness
  const isWhole = isReady && unwritten === 0
  return (
    <span
      className="readiness-words"
      data-state={isWhole ? 'ready' : hasAgenda && !isReady ? 'attention' : 'none'}
      data-private
    >
      {isWhole && <CircleCheck aria-hidden size={15} strokeWidth={1.75} />}
      {isWithinLine ? words.charAt(0).toLowerCase() + words.slice(1) : words}
    </span>
  )
}
