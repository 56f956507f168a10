import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { agendaItem } from '@shared/body/agenda-item'
import { projectBody, type BodyProjection } from '@shared/body/project-body'
import { readBody } from '@shared/body/read-body'
import { appendNodes, takeOutBlocks, setBlockAttributes } from '@shared/body/write-body'
import { meetingKind, type Meeting } from '@shared/documents/kinds/meeting'
import { openerKind } from '@shared/documents/kinds/opener'
import { carriedOver } from '@shared/domain/carry-over'

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

  it('leaves out what never came to be: cancelled and removed meetings, unfilled prompts, empty items', () => {
    const agendas = {
      past: agenda(item('a', {}, 'What I need from Maria…'), item('b', {}, ' ')),
      cancelled: agenda(item('c')),
      removed: agenda(item('d')),
    }
    const meetings = [
      past,
      meeting('cancelled', 51, { status: 'cancelled' }),
      meeting('removed', 52, { trashedAt: 'x' }),
      next,
    ]
    expect(offered(meetings, agendas)).toEqual([])
  })

  it('offers no item that was let go, and again what was taken up again', () => {
    const agendas = { past: agenda(item('a'), item('b')) }
    expect(offered([meeting('past', 50, { letGo: ['a'] }), next], agendas)).toEqual(['item:past/b'])
    expect(offered([past, next], agendas)).toHaveLength(2)
  })

  it('offers an opener once, and not after it was asked', () => {
    const opener = agendaItem('a', 'opener', 'Acme left Ireland. Why?', { ref: 'opener:o1' })
    const again = agendaItem('b', 'opener', 'Acme left Ireland. Why?', { ref: 'opener:o1' })
    const agendas = { first: agenda(opener), past: agenda(again) }
    const meetings = [meeting('first', 43), past, next]
    expect(offered(meetings, agendas)).toEqual(['item:first/a'])
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

/** Meetings on days 1, 8, 15 … of which some are past; the last is the one being prepared. */
const steps = fc.array(
  fc.record({
    what: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('write', 'carry', 'pass') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('tick', 'move', 'cancel', 'uncancel', 'remove', 'letGo', 'erase'),
      },
    ),
    pick: fc.nat(200),
    device: fc.nat(1),
  }),
  { minLength: 20, maxLength: 50, size: 'max' },
)

describe('carry-over over a series, on two devices', () => {
  it('loses nothing and doubles nothing', () => {
    let checked = 0
    fc.assert(
      fc.property(steps, (list) => {
        checked += runSeries(list)
      }),
      { numRuns: 20 },
    )
    expect(checked).toBeGreaterThan(100)
  })
})

interface Step {
  what: string
  pick: number
  device: number
}

/** What happened, kept the plain way: one entry for each item that was ever written. */
interface Told {
  home: number
  ticked: boolean
  letGo: boolean
  erased: boolean
  stands: Set<number>
}

/** Plays the steps, checking after each. Returns how many offers there were to check. */
function runSeries(list: Step[]): number {
  const count = 8
  const days = Array.from({ length: count }, (_, index) => 1 + index * 7)
  const isCancelled = days.map(() => false)
  const isRemoved = days.map(() => false)
  const bodies = [0, 1].map(() => days.map(() => new Y.Doc()))
  const told = new Map<string, Told>()
  let now = 2
  let made = 0
  let checked = 0

  const rows = () =>
    days.map((onDay, index) =>
      meeting(`m${index}`, onDay, {
        status: isCancelled[index] ? 'cancelled' : 'planned',
        trashedAt: isRemoved[index] ? '2026-01-01T00:00:00Z' : null,
        letGo: [...told].filter(([, { home, letGo }]) => letGo && home === index).map(([id]) => id),
      }),
    )
  const isOver = (index: number) => (days[index] ?? 0) < now
  const isLive = (index: number) => !isRemoved[index] && !isCancelled[index]
  const ahead = () => days.map((_, index) => index).filter((index) => isLive(index) && !isOver(index))
  const offersFor = (target: number, device: number) =>
    carriedOver({
      meetings: rows(),
      projections: new Map(
        bodies[device]?.map((body, index) => [`m${index}`, projectBody(readBody(body))] as const) ?? [],
      ),
      personId: 'maria',
      meetingId: `m${target}`,
      nowMs: Date.UTC(2026, 8, now),
      zone: 'UTC',
    })
  const sync = () => {
    for (const index of days.keys()) {
      const [one, other] = [bodies[0]?.[index], bodies[1]?.[index]]
      if (!one || !other) continue
      Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
      Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    }
  }
  const carryAll = (target: number, device: number) => {
    const body = bodies[device]?.[target]
    if (!body) return
    for (const { ref, itemId } of offersFor(target, device)) {
      appendNodes(body, [shown(`s${(made += 1)}`, ref)])
      told.get(itemId)?.stands.add(target)
    }
  }

  for (const { what, pick, device } of list) {
    const index = pick % count
    const known = [...told.keys()]
    const id = known[pick % Math.max(1, known.length)] ?? ''
    const entry = told.get(id)
    const body = bodies[device]?.[index]
    const target = ahead()[0]
    if (what === 'write' && body) {
      const name = `i${(made += 1)}`
      appendNodes(body, [item(name)])
      told.set(name, { home: index, ticked: false, letGo: false, erased: false, stands: new Set([index]) })
    } else if (what === 'tick' && entry && !entry.erased) {
      // Ticked at any of its places.
      const places = [...entry.stands]
      const place = places[pick % places.length] ?? entry.home
      const at = bodies[device]?.[place]
      const block =
        at && projectBody(readBody(at)).items.find((one) => one.id === id || one.ref?.endsWith(`/${id}`))
      if (at && block && !isRemoved[place])
        entry.ticked ||= setBlockAttributes(at, block.id, { ticked: true })
    } else if (what === 'carry' && target !== undefined) {
      // Both devices take all that is offered at the same time, without having heard of each other.
      carryAll(target, device)
      carryAll(target, 1 - device)
    } else if (what === 'move') {
      days[index] = 1 + (pick % 60)
    } else if (what === 'cancel') {
      isCancelled[index] = true
    } else if (what === 'uncancel') {
      isCancelled[index] = false
    } else if (
      what === 'remove' &&
      ![...told.values()].some(({ ticked, stands }) => ticked && stands.has(index))
    ) {
      isRemoved[index] = true
    } else if (what === 'letGo' && entry) {
      entry.letGo = true
    } else if (what === 'pass') {
      now += 3
    } else if (what === 'erase' && entry) {
      const home = bodies[device]?.[entry.home]
      if (home) takeOutBlocks(home, new Set([id]))
      entry.erased = true
    }
    sync()
    checked += check()
  }
  return checked

  function check(): number {
    let count = 0
    for (const target of ahead().slice(0, 2)) {
      const offers = offersFor(target, 0)
      expect(offersFor(target, 1)).toEqual(offers)
      const ids = offers.map(({ itemId }) => itemId)
      expect(new Set(ids).size).toBe(ids.length)
      const due = [...told].filter(([, { home, ticked, letGo, erased, stands }]) => {
        const places = [...stands]
        const isReadable = !isRemoved[home] && !erased
        const wasMet = places.some((index) => isLive(index) && isOver(index))
        const isAhead = places.some((index) => isLive(index) && !isOver(index))
        return isReadable && wasMet && !isAhead && !ticked && !letGo
      })
      expect([...ids].sort()).toEqual(due.map(([id]) => id).sort())
      const standing = projectBody(readBody(bodies[0]?.[target] ?? new Y.Doc())).items.map(
        ({ id, ref }) => ref ?? id,
      )
      expect(new Set(standing).size).toBe(standing.length)
      count += ids.length
    }
    return count
  }
}
