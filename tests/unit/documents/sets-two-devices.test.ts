import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { meetingKind } from '@shared/documents/kinds/meeting'
import { personKind } from '@shared/documents/kinds/person'
import { letGoWrite } from '@shared/domain/close/outcome'
import { muteWrite } from '@shared/domain/prep-check/mute'
import { putOffWrite } from '@shared/domain/shelf/put-off'
import { documentWrites, type DocumentWrite } from '../../../src/main/workspace/write-documents'
import { memoryDevice } from '../../support/memory-device'

/** Each set, how the screens write one entry of it, and how it is read. */
const sets = {
  'left out this time': {
    id: 'next',
    field: 'mutedFindings',
    write: (entry: string, isIn: boolean) => muteWrite('next', [entry], isIn),
    read: (fields: Record<string, unknown>) => meetingKind.read(fields).mutedFindings,
  },
  'never for this person': {
    id: 'maria',
    field: 'mutedFindings',
    write: (entry: string, isIn: boolean) => muteWrite('maria', [entry], isIn),
    read: (fields: Record<string, unknown>) => personKind.read(fields).mutedFindings,
  },
  'put off': {
    id: 'next',
    field: 'putOff',
    // What was put off comes back by undoing, which is not looked at here.
    write: (entry: string) => putOffWrite('next', entry),
    read: (fields: Record<string, unknown>) => meetingKind.read(fields).putOff,
  },
  'let go': {
    id: 'next',
    field: 'letGo',
    write: (entry: string, isIn: boolean) => letGoWrite(`item:next/${entry}`, isIn),
    read: (fields: Record<string, unknown>) => meetingKind.read(fields).letGo,
  },
}
type SetName = keyof typeof sets
const names = Object.keys(sets) as SetName[]

const entry = fc.constantFrom('minutes-fit', 'send-by', 'look-outside', 'style-fit', 'opener-asks')
const steps = fc.array(
  fc.record({
    set: fc.constantFrom(...names),
    entry,
    isIn: fc.boolean(),
    device: fc.integer({ min: 0, max: 1 }),
    thenExchange: fc.boolean(),
  }),
  { minLength: 1, maxLength: 25 },
)
/** As an earlier version wrote each: one list. */
const earlier = fc.record(
  Object.fromEntries(names.map((name) => [name, fc.uniqueArray(entry)])) as Record<
    SetName,
    fc.Arbitrary<string[]>
  >,
)

test('[B3] two devices that change entries of a set offline lose none, what an earlier version wrote included', async () => {
  await fc.assert(
    fc.asyncProperty(earlier, steps, fc.boolean(), async (lists, list, exchangesMeanwhile) => {
      let nowMs = Date.UTC(2026, 10, 26, 9)
      // Never the same millisecond, so that who wrote later is plain.
      const devices = [0, 1].map((number) => memoryDevice(`device-${number}`, () => (nowMs += 2) + number))
      const received = [0, 0]
      const exchange = () => {
        for (const [number, { vault }] of devices.entries()) {
          const written = devices[1 - number]?.written ?? []
          vault.receive(written.slice(received[number]))
          received[number] = written.length
        }
      }
      const write = async (number: number, writes: DocumentWrite[]) => {
        const device = devices[number]
        if (!device) throw new Error('no such device')
        await device.commit({ fields: documentWrites(device.vault, writes, () => nowMs), bodies: [] })
      }
      await write(0, [
        { id: 'maria', kind: 'person', fields: {} },
        { id: 'next', kind: 'meeting', fields: {} },
      ])
      for (const name of names)
        await write(0, [{ id: sets[name].id, fields: { [sets[name].field]: lists[name] } }])
      exchange()
      const expected = new Map(names.map((name) => [name, new Set(lists[name])]))
      for (const { set, entry: changed, isIn, device, thenExchange } of list) {
        const made = sets[set].write(changed, isIn)
        if (!made) throw new Error('nothing to write')
        await write(device, [made])
        if (isIn || set === 'put off') expected.get(set)?.add(changed)
        else expected.get(set)?.delete(changed)
        if (exchangesMeanwhile && thenExchange) exchange()
      }
      exchange()
      for (const { vault } of devices) {
        for (const name of names) {
          const { id, read } = sets[name]
          expect(new Set(read(vault.row(id)?.fields ?? {})), name).toEqual(expected.get(name))
        }
      }
      for (const device of devices) device.close()
    }),
    { numRuns: 60 },
  )
}, 60_000)
