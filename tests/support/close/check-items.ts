import { expect } from 'vitest'
import { isAgendaItemKind, parseItemReference } from '@shared/body/agenda-item'
import type { BodyProjection } from '@shared/body/project-body'
import { meetingKind, type Meeting } from '@shared/documents/kinds/meeting'
import { nextMeeting } from '@shared/domain/next-meeting'
import { carriedOver, whereItemsStand, type StandingSource } from '@shared/domain/carry-over'
import { leftOver } from '@shared/domain/close/left-over'
import { timeOf } from '@shared/domain/meeting-time'
import type { Vault } from '../../../src/main/vault/vault.ts'

/** An item that somebody wrote. */
export interface Written {
  id: string
  ref: string
  meetingId: string
  /** Something was done to it, on any device, that may end it: otherwise it must be somewhere. */
  mayBeOver: boolean
  /** It was let go and never taken up again; whatever else was let go on another device meanwhile. */
  isLetGo: boolean
  wasTakenUp: boolean
}

/** What the desk reads, from a vault. */
export function sourceOf(vault: Vault, nowMs: number): StandingSource {
  const meetings = vault.rows(['meeting']).map(meetingKind.readRow)
  const projections = new Map(
    vault
      .projections(meetings.map(({ id }) => id))
      .map(({ id, projection }) => [id, projection as BodyProjection]),
  )
  for (const { items } of projections.values())
    expect(items.every(({ kind }) => isAgendaItemKind(kind))).toBe(true)
  return { meetings, projections, personId: 'maria', nowMs, zone: 'UTC' }
}

/**
 * Every item is offered exactly once or stands on exactly one agenda ahead, unless it is ticked, let go, an action, or
 * gone with its agenda. Returns how many items that was looked at for.
 * @param isLevel the device has heard of everything
 */
export function checkItems(
  source: StandingSource,
  written: ReadonlyMap<string, Written>,
  isLevel = false,
): number {
  const { meetings } = source
  const ahead = nextMeeting(source.meetings, source)
  const offered = ahead ? carriedOver({ ...source, meetingId: ahead.id }) : []
  const others = meetings.filter(({ id }) => id !== ahead?.id).slice(0, 3)
  for (const { id } of others) expect(carriedOver({ ...source, meetingId: id })).toEqual([])
  const standing = whereItemsStand(source).filter(({ agendaId }) => agendaId !== undefined)
  // Where nothing is ahead, what waits is offered by the next one that is made.
  const planned = meetingKind.readRow({ id: 'new', kind: 'meeting', fields: { personId: 'maria' } })
  const waiting = ahead
    ? offered
    : carriedOver({ ...source, meetings: [...meetings, planned], meetingId: 'new' })

  const places = [...waiting, ...standing].map(({ ref }) => ref)
  expect(new Set(places).size, 'nothing is in two places').toBe(places.length)
  for (const item of written.values()) {
    const isOpen = isStillOpen(item, source)
    if (isLevel && item.isLetGo) expect(isOpen, `${item.ref} was let go`).toBe(false)
    if (!item.mayBeOver) expect(isOpen, `${item.ref} was never ended`).toBe(true)
    expect(places.includes(item.ref), `${item.ref} is ${isOpen ? 'open' : 'over'}`).toBe(isOpen)
  }
  // What waits is left over by exactly one meeting.
  const from = new Set(waiting.map(({ lastMeetingId }) => lastMeetingId))
  const leftOvers = [...from].flatMap((id) => leftOver(source, id)).map(({ ref }) => ref)
  expect(leftOvers.toSorted()).toEqual(waiting.map(({ ref }) => ref).toSorted())
  for (const { agendaId = '', alsoOnIds } of standing) {
    for (const id of [agendaId, ...alsoOnIds]) expect(isAhead(id, source), `${id} is ahead`).toBe(true)
  }
  return written.size
}

/** Whatever an agenda shows has its words, as long as they were not taken off where they were written. */
export function checkShown({ meetings, projections }: StandingSource): void {
  const ids = new Set(meetings.map(({ id }) => id))
  for (const { id, fields } of meetings) {
    if (fields.trashedAt !== null) continue
    for (const { ref } of projections.get(id)?.items ?? []) {
      const shown = parseItemReference(ref)
      if (shown) expect(ids.has(shown.meetingId), `${ref} has its words`).toBe(true)
    }
  }
}

/** The plain way: by what is written in the registers and on the agendas. */
function isStillOpen({ id, ref, meetingId }: Written, { meetings, projections }: StandingSource): boolean {
  const home = meetings.find((meeting) => meeting.id === meetingId)
  const own = projections.get(meetingId)?.items.find((item) => item.id === id)
  if (!home || !own || own.ticked || own.ref !== null || home.fields.letGo.includes(id)) return false
  return meetings.some(
    (meeting) =>
      meeting.fields.trashedAt === null &&
      projections.get(meeting.id)?.items.some((item) => item.id === id || item.ref === ref),
  )
}

function isAhead(id: string, { meetings, nowMs, zone }: StandingSource): boolean {
  const meeting: Meeting | undefined = meetings.find((each) => each.id === id)
  if (!meeting) return false
  const { start, status, trashedAt, outcome, outcomeStart } = meeting.fields
  const wasClosed = outcome !== '' && outcomeStart === start
  const endMs = timeOf(meeting.fields, zone)?.endMs ?? Infinity
  return status === 'planned' && trashedAt === null && !wasClosed && endMs > nowMs
}
