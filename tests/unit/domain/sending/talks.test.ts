import { expect, test } from 'vitest'
import { talksWith } from '@shared/domain/sending/talks'
import { meetingRow } from '../../../support/follow-through-rows'

test('what was said not to have happened is no talk, unless it was moved since', () => {
  const start = '2026-11-19T14:00'
  const missed = { personId: 'maria', zone: 'UTC', start, outcome: 'not-met' }
  const meetings = [
    meetingRow('missed', { ...missed, outcomeStart: start }),
    meetingRow('moved', { ...missed, outcomeStart: '2026-11-12T14:00' }),
  ]
  expect(talksWith('maria', meetings, 'UTC').map(({ meeting }) => meeting.id)).toEqual(['moved'])
})
