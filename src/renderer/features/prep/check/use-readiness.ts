import { useMemo } from 'react'
import type { BodyProjection } from '@shared/body/project-body'
import { readinessOf, type Readiness } from '@shared/domain/prep-check/readiness'
import type { MeetingView } from '../../meetings/meeting-view'
import { useKnown } from './use-known'

/** How far the agenda of a 1:1 is, the same wherever it is told; `undefined` while it is read. */
export function useReadiness(
  view: Pick<MeetingView, 'meeting' | 'person'> | undefined,
  projection: Pick<BodyProjection, 'items'> | undefined,
): Readiness | undefined {
  const known = useKnown(view)
  const items = projection?.items
  return useMemo(() => known && items && readinessOf({ ...known, items }), [known, items])
}
