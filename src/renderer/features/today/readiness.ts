import type { BodyProjection } from '@shared/body/project-body'

export interface Readiness {
  words: string
  hasAgenda: boolean
  /** The agenda takes longer than the meeting. */
  isOver: boolean
}

/** How far an agenda is, in words: "4 items, 22 of 30 minutes". What is ticked counts no more. */
export function readinessOf({ items }: Pick<BodyProjection, 'items'>, meetingMinutes: number): Readiness {
  if (items.length === 0) return { words: 'No agenda yet', hasAgenda: false, isOver: false }
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0)
  const count = items.length === 1 ? '1 item' : `${items.length} items`
  if (minutes === 0) return { words: count, hasAgenda: true, isOver: false }
  return {
    words: `${count}, ${minutes} of ${meetingMinutes} minutes`,
    hasAgenda: true,
    isOver: minutes > meetingMinutes,
  }
}
