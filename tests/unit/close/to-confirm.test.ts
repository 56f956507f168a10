import { expect, test } from 'vitest'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { outcomeOf, outcomeWrite, takesPlace } from '@shared/domain/close/outcome'
import { isProvisional, meetingsToConfirm } from '@shared/domain/close/to-confirm'
import { timeOf } from '@shared/domain/meeting-time'

const nowMs = Date.parse('2026-11-26T12:00Z')
const zone = 'UTC'
const meeting = (id: string, start: string, more: Record<string, unknown> = {}) =>
  meetingKind.readRow({
    id,
    kind: 'meeting',
    fields: { personId: 'maria', start, createdAt: '2026-10-01T08:00:00.000Z', ...more },
  })
const asked = (...meetings: ReturnType<typeof meeting>[]) =>
  meetingsToConfirm({ meetings, nowMs, zone }).map(({ meeting: { id } }) => id)

test('what is over and was not spoken of is asked about, the newest first', () => {
  expect(
    asked(
      meeting('monday', '2026-11-23T14:00'),
      meeting('yesterday', '2026-11-25T14:00'),
      meeting('just over', '2026-11-26T11:30'),
      meeting('under way', '2026-11-26T11:45'),
      meeting('met', '2026-11-24T14:00', { outcome: 'met', outcomeStart: '2026-11-24T14:00' }),
      meeting('cancelled', '2026-11-24T15:00', { status: 'cancelled' }),
      meeting('nobody', '2026-11-24T16:00', { personId: null }),
      meeting('removed', '2026-11-24T17:00', { trashedAt: '2026-11-25T08:00:00.000Z' }),
      meeting('undated', ''),
    ),
  ).toEqual(['just over', 'yesterday', 'monday'])
})

test('old ones are let be, and so is what came in when it was over', () => {
  expect(asked(meeting('old', '2026-11-04T14:00'))).toEqual([])
  expect(asked(meeting('imported', '2026-11-25T14:00', { createdAt: '2026-11-26T08:00:00.000Z' }))).toEqual(
    [],
  )
})

test('of many only the last few are asked about, and answering them brings no older ones', () => {
  const hours = ['08', '09', '10', '11', '12', '13', '14']
  const all = hours.map((hour) => meeting(hour, `2026-11-25T${hour}:00`))
  expect(asked(...all)).toEqual(['14', '13', '12', '11', '10'])
  const answered = all.map((each) =>
    each.id < '13' ? each : { ...each, fields: { ...each.fields, ...outcomeWrite(each, 'met').fields } },
  )
  expect(asked(...answered.map((each) => meetingKind.readRow(each)))).toEqual(['12', '11', '10'])
})

test('said of one day, nothing is said of another it is moved to', () => {
  const missed = meeting('m', '2026-11-25T14:00', { outcome: 'not-met', outcomeStart: '2026-11-25T14:00' })
  expect([outcomeOf(missed.fields), takesPlace(missed.fields)]).toEqual(['not-met', false])
  const moved = meeting('m', '2026-11-26T08:00', { outcome: 'not-met', outcomeStart: '2026-11-25T14:00' })
  expect([outcomeOf(moved.fields), takesPlace(moved.fields), asked(moved)]).toEqual(['', true, ['m']])
})

test('it probably took place until somebody says so, or nobody can know any more', () => {
  const probably = (each: ReturnType<typeof meeting>) => isProvisional(each, timeOf(each.fields, zone), nowMs)
  expect(probably(meeting('m', '2026-11-25T14:00'))).toBe(true)
  expect(probably(meeting('m', '2026-11-26T14:00'))).toBe(false)
  expect(probably(meeting('m', '2026-10-26T14:00'))).toBe(false)
  expect(probably(meeting('m', '2026-11-25T14:00', { outcome: 'met' }))).toBe(false)
})
