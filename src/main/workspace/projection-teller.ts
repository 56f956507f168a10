import type { BodyProjection } from '@shared/body/project-body'
import type { Committed } from '../vault/vault'

/** While a body is typed in, lists and totals follow at this pace: a long one's projection is not sent at each key. */
const projectionDelayMs = 200

/** Tells the first projection of a body at once, and of those that follow quickly only the last. */
export function createProjectionTeller(
  tell: (id: string, projection: BodyProjection) => void,
): (projections: Committed['projections']) => void {
  const waiting = new Map<string, BodyProjection | undefined>()
  const flush = (id: string): void => {
    const projection = waiting.get(id)
    if (!projection) {
      waiting.delete(id)
      return
    }
    tell(id, projection)
    waiting.set(id, undefined)
    setTimeout(() => flush(id), projectionDelayMs).unref()
  }
  return (projections: Committed['projections']): void => {
    for (const { id, projection } of projections) {
      const isFirst = !waiting.has(id)
      waiting.set(id, projection)
      if (isFirst) flush(id)
    }
  }
}
