import type { Person } from '@shared/documents/kinds/person'
import { useRecordEdits } from '../../app/window-session'

/** Not this time: it is offered again after the next 1:1. */
export function useSkipUpdate(): (person: Person) => void {
  const edits = useRecordEdits()
  return ({ id }) =>
    void edits.write(
      'Skip the update',
      [{ id, fields: { updateSkippedAt: new Date().toISOString() } }],
      'Skipped until after the next 1:1.',
    )
}
