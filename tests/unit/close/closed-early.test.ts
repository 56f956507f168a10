import { expect, test } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { projectBody } from '@shared/body/project-body'
import { agendasBefore } from '@shared/domain/prep-check/prepare-check'
import { snapshotTalks } from '@shared/domain/snapshot/draft-snapshot'
import { draftUpdate, talksAhead } from '@shared/domain/update/draft-update'
import { nextMeeting } from '@shared/domain/next-meeting'
import { meetingRow } from '../../support/follow-through-rows'
import { personRow } from '../domain/shelf/shelf-rows'

const nowMs = Date.parse('2026-11-26T14:20:00Z')
const zone = 'UTC'
const person = personRow()
const next = meetingRow('next', { personId: 'maria', start: '2026-12-03T14:00', zone })
const today = (fields: Record<string, unknown>) =>
  meetingRow('today', { personId: 'maria', start: '2026-11-26T14:00', minutes: 30, zone, ...fields })

test('a 1:1 that is closed before its time is over for the prep check, updates, snapshots and captures', () => {
  const told = (fields: Record<string, unknown>) => {
    const meetings = [today(fields), next]
    const source = { meetings, nowMs, zone }
    return {
      past: agendasBefore({ person, meeting: next, ...source }).past,
      ahead: talksAhead('maria', source),
      inSnapshot: snapshotTalks(person, { from: '2026-12-01', to: '2026-12-31' }, source),
      next: nextMeeting(meetings, { nowMs, zone })?.id,
    }
  }
  expect(told({})).toEqual({ past: [], ahead: ['today', 'next'], inSnapshot: ['today'], next: 'today' })
  expect(told({ outcome: 'met' })).toEqual({
    past: ['today'],
    ahead: ['next'],
    inSnapshot: ['next'],
    next: 'next',
  })
})

test('what was said in it is no bad news to write of', () => {
  const projections = new Map([['today', projectBody([agendaItem('a', 'bad-news', 'The audit slips')])]])
  const update = (fields: Record<string, unknown>) =>
    draftUpdate({
      person,
      sinceMs: undefined,
      wins: [],
      actions: [],
      nowMs,
      zone,
      projections,
      meetings: [today(fields), next],
    }).parts[0]?.text
  expect(update({})).toContain('The audit slips')
  expect(update({ outcome: 'met' })).toBe('')
})

test('of two 1:1s that overlap the one that begins first comes next, and one without a date after both', () => {
  const at = (id: string, start: string, minutes = 30) => meetingRow(id, { start, minutes, zone })
  const meetings = [at('undated', ''), at('short', '2026-11-26T15:00'), at('long', '2026-11-26T14:30', 480)]
  expect(nextMeeting(meetings, { nowMs, zone })?.id).toBe('long')
  expect(nextMeeting(meetings.slice(0, 2), { nowMs, zone })?.id).toBe('short')
  expect(nextMeeting(meetings.slice(0, 1), { nowMs, zone })?.id).toBe('undated')
})
