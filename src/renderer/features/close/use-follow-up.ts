import { useEffect, useEffectEvent, useState } from 'react'
import { paragraph } from '@shared/body/body-node'
import type { BodyProjection } from '@shared/body/project-body'
import { followUpOf, type FollowUp } from '@shared/domain/close/follow-up'
import { localZone } from '../../app/use-now'
import { messageOf } from '../../app/message-of'
import { bodyNodes, pastItems } from '../../documents/body-nodes'
import { useBodySessions } from '../../documents/use-body-session'
import { useFindRecord } from '../../documents/use-projections'
import { useRows } from '../../documents/use-rows'
import type { MeetingView } from '../meetings/meeting-view'
import { useReadPrivateCheck } from '../sending/use-private-check'

type Drafted =
  | { state: 'drafting' }
  | { state: 'failed'; message: string }
  | { state: 'drafted'; draft: FollowUp | undefined }

/**
 * The message after a 1:1, drafted anew when its agenda or an action changes.
 * @param projection of its agenda
 */
export function useFollowUp(view: MeetingView, projection: BodyProjection | undefined): Drafted {
  const sessions = useBodySessions()
  const recordOf = useFindRecord()
  const readPrivateCheck = useReadPrivateCheck()
  const actions = useRows('action')
  const notes = useRows('note')
  const [drafted, setDrafted] = useState<Drafted>({ state: 'drafting' })

  const { meeting, person, time } = view

  const draft = useEffectEvent(async (): Promise<Drafted> => {
    if (!person || !time) return { state: 'drafted', draft: undefined }
    const findPrivate = await readPrivateCheck()
    const nodes = await bodyNodes(sessions, meeting.id, recordOf)
    const past = await pastItems(sessions, nodes, recordOf)
    const { name, style, channel } = person.fields
    return {
      state: 'drafted',
      draft: followUpOf({
        person: { id: person.id, name, style, channel },
        meeting: { id: meeting.id, startMs: time.startMs },
        nodes,
        resolveItem: (ref) => past.get(ref),
        actions: actions ?? [],
        isPrivate: (line) => findPrivate([paragraph(line)]).length > 0,
        nowMs: Date.now(),
        zone: localZone(),
      }),
    }
  })

  useEffect(() => {
    // Of whom and from what it is made: drafted anew whenever one of them is another.
    const sources = [meeting, person, projection, actions, notes]
    if (sources.includes(undefined) && person) return undefined
    let isWanted = true
    void draft()
      .catch((error: unknown): Drafted => ({ state: 'failed', message: messageOf(error) }))
      .then((next) => {
        if (isWanted) setDrafted(next)
      })
    return () => {
      isWanted = false
    }
  }, [meeting, person, projection, actions, notes])
  return drafted
}
