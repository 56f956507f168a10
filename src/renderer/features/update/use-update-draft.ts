import { useMemo } from 'react'
import type { BriefStyle, Person } from '@shared/documents/kinds/person'
import { dayInWords } from '@shared/domain/meeting-words'
import type { Letter } from '@shared/domain/sending/letter'
import { draftUpdate, talksAhead } from '@shared/domain/update/draft-update'
import { toldUntil } from '@shared/domain/update/update-due'
import { localZone, useNow } from '../../app/use-now'
import { useProjections } from '../../documents/use-projections'
import { useRows } from '../../documents/use-rows'
import { useWorkspaceViews } from '../people/use-people-views'

interface UpdateDraft {
  /** `undefined` while what it is made of is read. */
  draft: Letter | undefined
  /** From when on something is new to them. */
  sinceMs: number | undefined
}

/** The update for one person, from what is there now. */
export function useUpdateDraft(person: Person, style: BriefStyle): UpdateDraft {
  const nowMs = useNow()
  const zone = localZone()
  const wins = useRows('win')
  const actions = useRows('action')
  const meetings = useRows('meeting')
  const views = useWorkspaceViews()
  const last = views?.people.find((view) => view.person.id === person.id)?.last
  const sinceMs = toldUntil({ person, lastMetMs: last?.time?.endMs })
  const ids = useMemo(
    () => (meetings ? talksAhead(person.id, { meetings, nowMs, zone }) : []),
    [meetings, person.id, nowMs, zone],
  )
  const projections = useProjections(ids)
  const areAllRead = ids.every((id) => projections.has(id))
  const draft = useMemo(() => {
    if (!wins || !actions || !meetings || !areAllRead) return undefined
    const told = { ...person, fields: { ...person.fields, style } }
    return draftUpdate({ person: told, sinceMs, wins, actions, meetings, projections, nowMs, zone })
  }, [person, style, sinceMs, wins, actions, meetings, projections, areAllRead, nowMs, zone])
  return { draft, sinceMs }
}

/** "since Tuesday" */
export function sinceInWords(sinceMs: number | undefined): string {
  return sinceMs === undefined
    ? 'in the last two weeks'
    : `since ${dayInWords(sinceMs, Date.now(), localZone())}`
}
