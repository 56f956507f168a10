import './readiness.css'
import { CircleCheck } from 'lucide-react'
import type { Readiness } from '@shared/domain/prep-check/readiness'

interface ReadinessWordsProps {
  readiness: Readiness
  /** Among other facts of a line, not on its own. */
  isWithinLine?: boolean
  /** Where it is too early to ask for attention. */
  isCalm?: boolean
}

/** "Ready", "Two things to look at", "No agenda yet". Private, since it counts findings. */
export function ReadinessWords({ readiness, isWithinLine = false, isCalm = false }: ReadinessWordsProps) {
  const { words, isReady } = readiness
  return (
    <span
      className="readiness-words"
      data-state={isReady ? 'ready' : isCalm ? 'calm' : 'attention'}
      data-private
    >
      {isReady && <CircleCheck aria-hidden size={15} strokeWidth={1.75} />}
      {isWithinLine ? words.charAt(0).toLowerCase() + words.slice(1) : words}
    </span>
  )
}
