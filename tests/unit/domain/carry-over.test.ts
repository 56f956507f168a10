import { describe, expect, it } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { projectBody, type BodyProjection } from '@shared/body/project-body'
import { meetingKind, type Meeting } from '@shared/documents/kinds/meeting'
import { openerKind } from '@shared/documents/kinds/opener'
import { carriedOver, whereItemsStand } from '@shared/domain/carry-over'

const day = (number: number) => new Date(Date.UTC(2026, 8, number, 9)).toISOString().slice(0, 16)
const today = 60
const nowMs = Date.UTC(2026, 8, today)
const meeting = (id: string, onDay: number, more: Record<string, unknown> = {}): Meeting =>
  meetingKind.readRow({
    id,
    kind: 'meeting',
    fields: { personId: 'maria', start: day(onDay), zone: 'UTC', minutes: 30, ...more },
  })
const agenda = (...nodes: ReturnType<typeof agendaItem>[]) => projectBody(nodes)
const item = (id: string, more: Parameters<typeof agendaItem>[3] = {}, headline = `Words of ${id}`) =>
  agendaItem(id, 'discuss', headline, more)
const shown = (id: string, ref: string, more: Parameters<typeof agendaItem>[3] = {}) =>
  agendaItem(id, 'discuss', '', { ref, ...more })

function offered(
  meetings: Meeting[],
  agendas: Record<string, BodyProjection>,
  more: Partial<Parameters<typeof carriedOver>[0]> = {},
) {
  return carriedOver({
    meetings,
    projections: new Map(Object.entries(agendas)),
    personId: 'maria',
    meetingId: 'next',
    nowMs,
    zone: 'UTC',
    ...more,
  }).map(({ ref }) => ref)
}

describe('carry-over', () => {
  const past = meeting('past', 50)
  const next = meeting('next', 64)

  it('offers what was left unticked at a past meeting with this person, the last meeting first', () => {
    const meetings = [meeting('older', 43), past, next, meeting('other', 51, { personId: 'jonas' })]
    const agendas = {
      older: agenda(item('o')),
      past: agenda(item('a'), item('done', { ticked: true }), item('b')),
      other: agenda(item('x')),
    }
    expect(offered(meetings, agendas)).toEqual(['item:past/a', 'item:past/b', 'item:older/o'])
  })

  it('refers to the item that was first written, however often it was carried', () => {
    const meetings = [meeting('first', 43), past, next]
    const agendas = {
      first: agenda(item('a')),
      past: agenda(shown('b', 'item:first/a', { minutes: 9 })),
    }
    const [carried] = carriedOver({
      meetings,
      projections: new Map(Object.entries(agendas)),
      personId: 'maria',
      meetingId: 'next',
      nowMs,
      zone: 'UTC',
    })
    expect(carried).toMatchObject({
      ref: 'item:first/a',
      headline: 'Words of a',
      minutes: 9,
      times: 2,
      lastMeetingId: 'past',
    })
    const further = { ...agendas, past: agenda(shown('b', 'item:first/a'), shown('c', 'item:past/b')) }
    expect(offered(meetings, further)).toEqual(['item:first/a'])
  })

  it.each([
    ['at its origin', { ticked: true }, {}],
    ['where it was carried to', {}, { ticked: true }],
  ])('takes an item ticked %s as done', (_, origin, later) => {
    const agendas = { first: agenda(item('a', origin)), past: agenda(shown('b', 'item:first/a', later)) }
    expect(offered([meeting('first', 43), past, next], agendas)).toEqual([])
  })

  it('offers nothing that stands on an agenda ahead, until that meeting is over or does not happen', () => {
    const agendas = { past: agenda(item('a')), soon: agenda(shown('b', 'item:past/a')) }
    expect(offered([past, meeting('soon', 61), next], agendas)).toEqual([])
    expect(offered([past, meeting('soon', 61, { status: 'cancelled' }), next], agendas)).toHaveLength(1)
    expect(offered([past, meeting('soon', 61, { trashedAt: 'x' }), next], agendas)).toHaveLength(1)
    expect(offered([past, meeting('soon', 59), next], agendas)).toHaveLength(1)
  })

  it('leaves out what never came to be: removed meetings, unfilled prompts, empty items', () => {
    const agendas = {
      past: agenda(item('a', {}, 'What I need from Maria…'), item('b', {}, ' ')),
      removed: agenda(item('d')),
    }
    expect(offered([past, meeting('removed', 52, { trashedAt: 'x' }), next], agendas)).toEqual([])
  })

  it('offers what stood on a 1:1 that was cancelled or did not happen, and does not count it as carried', () => {
    const agendas = {
      first: agenda(item('a')),
      past: agenda(shown('b', 'item:first/a'), item('c')),
      soon: agenda(item('d')),
    }
    const meetings = [
      meeting('first', 43),
      meeting('past', 50, { outcome: 'not-met', outcomeStart: day(50) }),
      meeting('soon', 61, { status: 'cancelled' }),
      next,
    ]
    const all = carriedOver({
      meetings,
      projections: new Map(Object.entries(agendas)),
      personId: 'maria',
      meetingId: 'next',
      nowMs,
      zone: 'UTC',
    })
    expect(all.map(({ ref, times }) => [ref, times])).toEqual([
      ['item:soon/d', 0],
      ['item:past/c', 0],
      ['item:first/a', 1],
    ])
  })

  it('offers everything on the 1:1 that comes next, and nothing on those after it', () => {
    const agendas = { past: agenda(item('a')) }
    const later = meeting('later', 71)
    expect(offered([past, next, later], agendas)).toHaveLength(1)
    expect(offered([past, next, later], agendas, { meetingId: 'later' })).toEqual([])
    const moved = meeting('next', 75)
    expect(offered([past, moved, later], agendas)).toEqual([])
    expect(offered([past, moved, later], agendas, { meetingId: 'later' })).toHaveLength(1)
  })

  it('counts an item that two agendas ahead show on the nearer one alone', () => {
    const agendas = {
      past: agenda(item('a')),
      next: agenda(shown('b', 'item:past/a')),
      later: agenda(shown('c', 'item:past/a')),
    }
    const source = {
      projections: new Map(Object.entries(agendas)),
      personId: 'maria',
      nowMs,
      zone: 'UTC',
    }
    const standing = whereItemsStand({ ...source, meetings: [past, next, meeting('later', 71)] })
    expect(standing).toMatchObject([{ ref: 'item:past/a', agendaId: 'next', alsoOnIds: ['later'] }])
    // A 1:1 that was over and is moved ahead has its own items again.
    const again = whereItemsStand({ ...source, meetings: [meeting('past', 62), next] })
    expect(again).toMatchObject([{ agendaId: 'past', alsoOnIds: ['next'] }])
  })

  it('goes on with what was carried from a 1:1 that is in the trash, and knows it there as done', () => {
    const meetings = [meeting('first', 43, { trashedAt: 'x' }), past, next]
    const carried = { past: agenda(shown('b', 'item:first/a')) }
    expect(offered(meetings, { first: agenda(item('a'), item('x')), ...carried })).toEqual(['item:first/a'])
    expect(offered(meetings, { first: agenda(item('a', { ticked: true })), ...carried })).toEqual([])
  })

  it('finds an item again where its meeting was made one with another', () => {
    const meetings = [meeting('double', 50, { trashedAt: 'x', mergedInto: 'past' }), past, next]
    const agendas = {
      double: agenda(item('a')),
      past: agenda(item('a')),
      next: agenda(shown('b', 'item:double/a')),
    }
    expect(offered(meetings, agendas)).toEqual([])
    const after = [...meetings.slice(0, 2), meeting('next', 59), meeting('last', 66)]
    expect(offered(after, agendas, { meetingId: 'last' })).toEqual(['item:past/a'])
  })

  it('offers no item that was let go, and again what was taken up again', () => {
    const agendas = { past: agenda(item('a'), item('b')) }
    expect(offered([meeting('past', 50, { letGo: ['a'] }), next], agendas)).toEqual(['item:past/b'])
    const both = meeting('past', 50, { letGo: ['a'], 'letGo/a': false, 'letGo/b': true })
    expect(offered([both, next], agendas)).toEqual(['item:past/a'])
    expect(offered([past, next], agendas)).toHaveLength(2)
  })

  it('offers an opener once, and not after it was asked', () => {
    const opener = agendaItem('a', 'opener', 'Acme left Ireland. Why?', { ref: 'opener:o1' })
    const again = agendaItem('b', 'opener', 'Acme left Ireland. Why?', { ref: 'opener:o1' })
    const agendas = { first: agenda(opener), past: agenda(again) }
    const meetings = [meeting('first', 43), past, next]
    expect(offered(meetings, agendas)).toEqual(['item:first/a'])
    // Let go of where it was offered; whichever 1:1 comes first after one of them was moved.
    const moved = [meeting('first', 52, { letGo: ['a'] }), past, next]
    expect(offered(moved, agendas)).toEqual([])
    const asked = openerKind.readRow({ id: 'o1', kind: 'opener', fields: { status: 'asked' } })
    expect(offered(meetings, agendas, { openers: [asked] })).toEqual([])
  })

  it('offers nothing on a meeting that is over, cancelled, or unknown', () => {
    const agendas = { past: agenda(item('a')) }
    expect(offered([past, meeting('next', 58)], agendas)).toEqual([])
    expect(offered([past, meeting('next', 64, { status: 'cancelled' })], agendas)).toEqual([])
    expect(offered([past], agendas)).toEqual([])
  })

  it('survives references that lead in a circle or nowhere', () => {
    const agendas = {
      past: agenda(
        shown('a', 'item:past/b'),
        shown('b', 'item:past/a'),
        shown('c', 'item:gone/x'),
        shown('d', 'item:past/d'),
      ),
    }
    expect(offered([past, next], agendas)).toEqual([])
  })
})
