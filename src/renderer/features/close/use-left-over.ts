import { useMemo } from 'react'
import type { BodyProjection } from '@shared/body/project-body'
import type { Meeting } from '@shared/documents/kinds/meeting'
import { whereItemsStand, type StandingItem } from '@shared/domain/carry-over'
import { agendasBehind, leftOver } from '@shared/domain/close/left-over'
import { timeOfRow } from '@shared/domain/meeting-time'
import { localZone, useNow } from '../../app/use-now'
import { useProjection, useProjections } from '../../documents/use-projections'
import { useAllRows } from '../../documents/use-rows'

/** What a 1:1 left over, and what that is read from. */
export interface LeftOver {
  /** In the order of its agenda. */
  items: readonly StandingItem[]
  /** Everything with this person that is open, wherever it stands. */
  standing: readonly StandingItem[]
  projections: ReadonlyMap<string, BodyProjection>
}

/** `undefined` while the agendas are being read. One that has not ended yet is looked at as if it had. */
export function useLeftOver(meeting: Meeting): LeftOver | undefined {
  const rows = useAllRows('meeting')
  const openers = useAllRows('opener')
  const nowMs = useNow()
  const zone = localZone()
  const own = useProjection(meeting.id)
  const behind = useMemo(() => (rows ? agendasBehind(meeting, rows, own) : []), [meeting, rows, own])
  const projections = useProjections(useMemo(() => behind.map(({ id }) => id), [behind]))
  return useMemo(() => {
    const { personId } = meeting.fields
    if (!rows || !openers || !own || behind.some(({ id }) => !projections.has(id))) return undefined
    const endMs = timeOfRow(meeting, zone)?.endMs ?? nowMs
    const source = { meetings: behind, projections, openers, personId: personId ?? '', zone }
    const from = { ...source, nowMs: Math.max(nowMs, endMs) }
    return { items: leftOver(from, meeting.id), standing: whereItemsStand(from), projections }
  }, [meeting, rows, openers, own, behind, projections, nowMs, zone])
}
