import * as fc from 'fast-check'
import { agendaItem } from '@shared/body/agenda-item'
import { appendNodes, setBlockAttributes, takeOutBlocks, updateFrom } from '@shared/body/write-body'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { carriedOver } from '@shared/domain/carry-over'
import { nextMeeting } from '@shared/domain/next-meeting'
import { letGoWrite, outcomeWrite } from '@shared/domain/close/outcome'
import { meetingsToConfirm } from '@shared/domain/close/to-confirm'
import { wallFromMs } from '@shared/domain/wall-clock'
import type { Inverse } from '@shared/ipc/calls/documents'
import { createMeeting } from '../../../src/main/workspace/create-meeting.ts'
import { purgeDocuments } from '../../../src/main/vault/purge-documents.ts'
import { makeAction } from '../../../src/main/workspace/make-action.ts'
import { documentWrites, type DocumentWrite } from '../../../src/main/workspace/write-documents.ts'
import { memoryDevice, type MemoryDevice } from '../memory-device.ts'
import { checkItems, checkShown, sourceOf, type Written } from './check-items.ts'

const dayMs = 86_400_000
const firstDayMs = Date.UTC(2026, 8, 1, 9)

const frequent = ['write', 'take on', 'pass time', 'exchange', 'close'] as const
const rare = [
  'create',
  'create a series',
  'move',
  'change in the calendar',
  'cancel',
  'bring back',
  'remove',
  'restore',
  'did not happen',
  'open again',
  'tick',
  'untick',
  'let go',
  'take up again',
  'take off',
  'make an action',
  'purge',
  'undo',
] as const
type What = (typeof frequent)[number] | (typeof rare)[number]

interface Step {
  what: What
  /** Which meeting, item or block it is done to. */
  pick: number
  device: number
}

/** What a user does to the 1:1s with one person and what is on them, on two devices that hear of each other at times. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    what: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom<What[]>(...frequent) },
      { weight: 2, arbitrary: fc.constantFrom<What[]>(...rare) },
    ),
    pick: fc.nat(500),
    device: fc.nat(1),
  }),
  { minLength: 20, maxLength: 45, size: 'max' },
)

/** A look at everything costs as much as ten steps. */
const checkedEach = 8

/** Plays the steps on two real vaults and checks where the items stand. Returns how many were looked at. */
export async function play(list: readonly Step[]): Promise<number> {
  const world = new MeetingSeries()
  try {
    for (const id of ['m0', 'm1', 'm2']) await world.create(0, id)
    world.exchange()
    let checked = 0
    for (const [index, step] of list.entries()) {
      await world.take(step)
      // On its own a device never doubles anything either.
      if (index % checkedEach !== 0) continue
      checked += checkItems(world.sourceOn(step.device), world.writtenOn(step.device))
    }
    world.exchange()
    return (
      checked +
      checkItems(world.sourceOn(0), world.written, true) +
      checkItems(world.sourceOn(1), world.written, true)
    )
  } finally {
    world.close()
  }
}

class MeetingSeries {
  /** Every item that was written, and whether anything was done to it that may end it. */
  readonly written = new Map<string, Written>()
  /** Meetings that were in the trash at some time, on any device. */
  private readonly ended = new Set<string>()
  private nowMs = firstDayMs
  private made = 0
  private readonly devices = [0, 1].map((number) => ({
    // Never the same millisecond, so that who wrote later is plain.
    device: memoryDevice(`device-${number}`, () => (this.nowMs += 2) + number),
    /** How much of the other's chain it has. */
    received: 0,
    knows: new Set<string>(),
    done: [] as { inverse: Inverse; ends: () => void }[],
  }))

  async take({ what, pick, device: number }: Step): Promise<void> {
    const meetings = this.meetings(number)
    const meeting = meetings[pick % meetings.length]
    const items = [...this.written.keys()].filter((id) => this.on(number).knows.has(id))
    const item = this.written.get(items[pick % Math.max(1, items.length)] ?? '')
    if (what === 'exchange') return this.exchange()
    if (what === 'pass time') return void (this.nowMs += (1 + (pick % 6)) * dayMs)
    if (what === 'purge') return this.purge()
    if (what === 'undo') return this.undo(number, pick)
    if (what === 'take on') return this.takeOn(number, pick)
    if (what === 'create') return this.create(number, `m${this.next()}`, pick)
    if (what === 'create a series') return this.create(number, `m${this.next()}`, pick, 'weekly')
    if (item) {
      if (what === 'tick' || what === 'untick') return this.tick(number, item, what === 'tick')
      if (what === 'let go' || what === 'take up again') {
        const write = letGoWrite(item.ref, what === 'let go')
        if (!write) return
        item.mayBeOver = true
        item.wasTakenUp ||= what === 'take up again'
        item.isLetGo = !item.wasTakenUp
        return this.patch(number, write, () => {
          item.wasTakenUp = true
          item.isLetGo = false
        })
      }
      if (what === 'make an action') return this.makeAction(number, item)
    }
    if (!meeting) return
    const { id, fields } = meeting
    const patch = (changes: Record<string, unknown>, ends?: () => void) => {
      ends?.()
      return this.patch(number, { id, fields: changes }, ends)
    }
    if (what === 'write') return fields.trashedAt === null ? this.write(number, id) : undefined
    if (what === 'take off') return this.takeOff(number, id, pick)
    if (what === 'move') return patch({ start: this.someday(pick) })
    if (what === 'change in the calendar') {
      return patch({ start: this.someday(pick), minutes: 30 + (pick % 3) * 15, title: `Title ${pick}` })
    }
    if (what === 'cancel') return patch({ status: 'cancelled' })
    if (what === 'bring back') return patch({ status: 'planned' })
    if (what === 'remove') return patch({ trashedAt: new Date(this.nowMs).toISOString() }, () => this.end(id))
    // Taken back, it goes to the trash again.
    if (what === 'restore') return patch({ trashedAt: null }, () => this.end(id))
    const asked = meetingsToConfirm({ meetings, nowMs: this.nowMs, zone: 'UTC' })[0]?.meeting ?? meeting
    const outcome = what === 'close' ? 'met' : what === 'did not happen' ? 'not-met' : ''
    // Twice, since a window and a menu may both do it.
    await this.patch(number, outcomeWrite(asked, outcome))
    return this.patch(number, outcomeWrite(fields === asked.fields ? meeting : asked, outcome))
  }

  async create(
    number: number,
    id: string,
    pick = this.made,
    repeat: 'never' | 'weekly' = 'never',
  ): Promise<void> {
    const { device } = this.on(number)
    const fields = { personId: 'maria', start: this.someday(pick), zone: 'UTC', minutes: 30 }
    const change = createMeeting(
      device.vault,
      { commandId: 'not-used', id, fields, template: '', repeat },
      { newId: () => `m${this.next()}`, nowMs: () => this.nowMs },
    )
    const ids = new Set(change.fields.map(({ documentId }) => documentId))
    await this.commit(number, change, () => ids.forEach((made) => this.end(made)))
  }

  exchange(): void {
    for (const [number, own] of this.devices.entries()) {
      const other = this.on(1 - number)
      own.device.vault.receive(other.device.written.slice(own.received))
      own.received = other.device.written.length
    }
    const all = new Set(this.devices.flatMap(({ knows }) => [...knows]))
    for (const own of this.devices) own.knows = new Set(all)
  }

  /** A month later, both devices erase what is in the trash. */
  private purge(): void {
    this.exchange()
    this.nowMs += 31 * dayMs
    const [before, now] = [
      new Date(this.nowMs - 30 * dayMs).toISOString(),
      new Date(this.nowMs).toISOString(),
    ]
    for (const { device } of this.devices) {
      purgeDocuments(device.vault.connection, before, now)
      device.vault.forgetBodies()
      checkShown(sourceOf(device.vault, this.nowMs))
    }
  }

  sourceOn(number: number) {
    return sourceOf(this.on(number).device.vault, this.nowMs)
  }

  /** What this device has heard of. */
  writtenOn(number: number): Map<string, Written> {
    return new Map([...this.written].filter(([id]) => this.on(number).knows.has(id)))
  }

  close(): void {
    for (const { device } of this.devices) device.close()
  }

  private async write(number: number, meetingId: string): Promise<void> {
    const id = `i${this.next()}`
    const item: Written = {
      id,
      ref: `item:${meetingId}/${id}`,
      meetingId,
      mayBeOver: this.ended.has(meetingId),
      isLetGo: false,
      wasTakenUp: false,
    }
    await this.edit(
      number,
      meetingId,
      (body) => appendNodes(body, [agendaItem(id, 'discuss', `Words of ${id}`)]),
      {
        blockIds: [id],
        ends: () => (item.mayBeOver = true),
      },
    )
    this.written.set(id, item)
    this.on(number).knows.add(id)
  }

  /** Some of what is offered goes on the agenda, as a press on the shelf does. */
  private async takeOn(number: number, pick: number): Promise<void> {
    const source = this.sourceOn(number)
    const target = nextMeeting(source.meetings, source)
    if (!target) return
    const offered = carriedOver({ ...source, meetingId: target.id })
    for (const { ref, kind } of offered.slice(0, 1 + (pick % 3))) {
      const id = `s${this.next()}`
      await this.edit(number, target.id, (body) => appendNodes(body, [agendaItem(id, kind, '', { ref })]), {
        blockIds: [id],
      })
    }
  }

  /** A block that shows an item leaves an agenda; one that was written there is erased. */
  private async takeOff(number: number, meetingId: string, pick: number): Promise<void> {
    const items = this.sourceOn(number).projections.get(meetingId)?.items ?? []
    const block = items[pick % Math.max(1, items.length)]
    if (!block) return
    const own = this.written.get(block.id)
    if (own) own.mayBeOver = true
    await this.edit(number, meetingId, (body) => takeOutBlocks(body, new Set([block.id])))
  }

  private async tick(number: number, item: Written, ticked: boolean): Promise<void> {
    item.mayBeOver = true
    await this.edit(number, item.meetingId, (body) => setBlockAttributes(body, item.id, { ticked }))
  }

  private async makeAction(number: number, item: Written): Promise<void> {
    const { device } = this.on(number)
    const ports = { nowMs: () => this.nowMs, zone: () => 'UTC' }
    const args = { commandId: 'not-used', meetingId: item.meetingId, itemId: item.id, owedBy: 'me' as const }
    const isThere = this.sourceOn(number)
      .projections.get(item.meetingId)
      ?.items.some(({ id, ref }) => id === item.id && ref === null)
    if (!isThere) return
    item.mayBeOver = true
    await this.commit(number, makeAction(device.vault, args, ports))
  }

  private async undo(number: number, pick: number): Promise<void> {
    const { device, done } = this.on(number)
    const [entry] = done.splice(pick % Math.max(1, done.length), 1)
    if (!entry) return
    entry.ends()
    await device.revert(entry.inverse)
  }

  private patch(number: number, write: DocumentWrite, ends?: () => void): Promise<void> {
    const { vault } = this.on(number).device
    // What was merged with a device that had it: not heard of here yet.
    if (!vault.row(write.id)) return Promise.resolve()
    const fields = documentWrites(vault, [write], () => this.nowMs)
    return this.commit(number, { fields, bodies: [] }, ends)
  }

  private async edit(
    number: number,
    meetingId: string,
    change: Parameters<typeof updateFrom>[1],
    more: { blockIds?: string[]; ends?: () => void } = {},
  ): Promise<void> {
    const update = updateFrom(this.on(number).device.vault.bodyState(meetingId), change)
    if (!update) return
    const blocks = more.blockIds ? { blocks: [{ id: meetingId, blockIds: more.blockIds }] } : {}
    await this.commit(
      number,
      { fields: [], bodies: [{ documentId: meetingId, update }], ...blocks },
      more.ends,
    )
  }

  private async commit(
    number: number,
    change: Parameters<MemoryDevice['commit']>[0] & { commandId?: string },
    ends: () => void = () => undefined,
  ): Promise<void> {
    const { device, done } = this.on(number)
    const { commandId: _own, ...rest } = change
    done.push({ inverse: await device.commit(rest), ends })
  }

  private meetings(number: number) {
    return this.on(number).device.vault.rows(['meeting']).map(meetingKind.readRow)
  }

  /** What was written there goes to the trash with its agenda. */
  private end(meetingId: string): void {
    this.ended.add(meetingId)
    for (const item of this.written.values()) if (item.meetingId === meetingId) item.mayBeOver = true
  }

  private someday(pick: number): string {
    return wallFromMs(this.nowMs + ((pick % 40) - 15) * dayMs)
  }

  private next(): number {
    return (this.made += 1)
  }

  private on(number: number) {
    const found = this.devices[number]
    if (!found) throw new Error('no such device')
    return found
  }
}
