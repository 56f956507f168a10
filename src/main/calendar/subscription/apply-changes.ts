import type { CalendarOptions } from '@shared/ipc/calls/calendar'
import { meetingKind } from '@shared/documents/kinds/meeting'
import type { Workspace } from '../../workspace/workspace'
import { documentWrites } from '../../workspace/write-documents'
import type { CalendarReading } from '../calendar-reader'
import { importWrites, setIdOf, takeFromPlan } from '../import-change'
import { readLeftOut } from '../left-out'
import { planAnew, type PlanPorts } from '../plan-calendar'

/**
 * Takes over what the calendar that `reader` has read says of 1:1s that are here: what moved, what was cancelled, what
 * follows in a series. What is new waits until the user looks at it, with the preview a file has: who is met, and
 * whether it is a 1:1 at all, is theirs to say. Returns how many 1:1s wait.
 */
export async function applyChanges(
  workspace: Workspace,
  reader: Pick<CalendarReading, 'plan'>,
  options: CalendarOptions,
  ports: PlanPorts & { newId: () => string },
): Promise<number> {
  const { vault } = workspace
  const { plan } = await planAnew(reader, vault, options, ports)
  // NOTE: from here to the commit nothing waits, so nothing changes in between.
  const known = knownSeries(workspace)
  const left = new Set(readLeftOut(workspace))
  const isNew = ({ seriesId }: { seriesId: string | null }) => seriesId === null || !known.has(seriesId)
  const waiting = plan.create.filter((meeting) => isNew(meeting) && !left.has(setIdOf(meeting)))
  const followed = takeFromPlan(plan, plan.create.filter(isNew).map(setIdOf))
  const writes = importWrites(vault, followed, options, {})
  if (writes.length > 0) {
    const fields = documentWrites(vault, writes, ports.nowMs)
    await workspace.commit({ commandId: ports.newId(), fields, bodies: [] })
  }
  return waiting.length
}

/** Series of which a meeting is here and was not removed. */
function knownSeries({ vault }: Workspace): Set<string> {
  return new Set(
    vault.rows([meetingKind.kind]).flatMap((row) => {
      const { seriesId, sourceUid, trashedAt } = meetingKind.read(row.fields)
      return seriesId !== null && sourceUid !== '' && trashedAt === null ? [seriesId] : []
    }),
  )
}
