import type { ProjectedItem } from '@shared/body/project-body'
import { lengthInWords } from '@shared/domain/meeting-words'
import type { Readiness } from '@shared/domain/prep-check/readiness'

/** "30 min", or "22 of 30 min planned" once something is planned for them. */
export function timeInUse(
  length: number,
  items: readonly ProjectedItem[] | undefined,
  readiness: Readiness | undefined,
): string {
  const planned = (items ?? []).reduce((sum, { minutes }) => sum + minutes, 0)
  return readiness?.hasAgenda && planned > 0 ? `${planned} of ${length} min planned` : lengthInWords(length)
}
