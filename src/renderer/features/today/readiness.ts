import type { BodyProjection } from '@shared/body/project-body'
import { isWritten } from '@shared/domain/prompts'

export interface Readiness {
  words: string
  hasAgenda: boolean
  /** The agenda takes longer than the meeting. */
  isOver: boolean
}

/**
 * How far an agenda is, in words: "4 items, 22 of 30 minutes", or "2 of 5 items written" while prompts of its template
 * still stand there.
 */
export function readinessOf({ items }: Pick<BodyProjection, 'items'>, meetingMinutes: number): Readiness {
  if (items.length === 0) return { words: 'No agenda yet', hasAgenda: false, isOver: false }
  const written = items.filter(isWritten).length
  if (written === 0) return { words: 'Nothing written yet', hasAgenda: false, isOver: false }
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0)
  const isOver = minutes > meetingMinutes
  if (written < items.length) {
    return { words: `${written} of ${items.length} items written`, hasAgenda: true, isOver }
  }
  const count = items.length === 1 ? '1 item' : `${items.length} items`
  if (minutes === 0) return { words: count, hasAgenda: true, isOver }
  return { words: `${count}, ${minutes} of ${meetingMinutes} minutes`, hasAgenda: true, isOver }
}
