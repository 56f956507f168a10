import * as fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { createClock } from '@shared/clock/hybrid-logical-clock'
import { actionKind } from '@shared/documents/kinds/action'
import { noteKind } from '@shared/documents/kinds/note'
import { winKind } from '@shared/documents/kinds/win'
import type { Batch } from '@shared/sync/batch'
import { openVault } from '../../../src/main/vault/open-vault'
import type { Vault } from '../../../src/main/vault/vault'
import { makeFolder, removeFolder } from '../../support/vault-fixture'

const opened: { vault: Vault; folder: string }[] = []
afterEach(() => {
  for (const { vault, folder } of opened.splice(0)) {
    vault.close()
    removeFolder(folder)
  }
})

function newVault(): Vault {
  const folder = makeFolder()
  const { vault } = openVault({ folder, nowMs: Date.now })
  opened.push({ vault, folder })
  return vault
}

/** What is done to each kind of record: one field at a time, or those that a tick, a snooze or a closing writes. */
const words = fc.constantFrom('Send the plan', 'Confirm the budget', 'Say the number first', '')
const instant = fc.constantFrom(null, '2026-11-26T10:00:00.000Z', '2026-11-27T10:00:00.000Z')
const records = {
  action: {
    kind: actionKind,
    edit: fc.oneof(
      fc.record({ text: words }),
      fc.record({ owedBy: fc.constantFrom('me', 'them') }),
      fc.record({ dueDate: fc.constantFrom('', '2026-12-01', '2026-12-04') }),
      fc.record({ personId: fc.constantFrom(null, 'maria', 'jonas') }),
      fc.record({ status: fc.constantFrom('open', 'waiting', 'done'), doneAt: instant }),
      fc.record({ snoozedAt: instant, snoozedForId: fc.constantFrom(null, 'maria') }),
      fc.record({ trashedAt: instant }),
    ),
  },
  note: {
    kind: noteKind,
    edit: fc.oneof(
      fc.record({ text: words }),
      fc.record({ willDo: words }),
      fc.record({ changed: words }),
      fc.record({ closedAt: instant }),
      fc.record({ trashedAt: instant }),
    ),
  },
  win: {
    kind: winKind,
    edit: fc.oneof(
      fc.record({ text: words }),
      fc.record({ before: words, after: words }),
      fc.record({ meaning: words }),
      fc.record({ personId: fc.constantFrom(null, 'maria'), goalId: fc.constantFrom(null, 'g1') }),
      fc.record({ trashedAt: instant }),
    ),
  },
}
type Kind = keyof typeof records

const step = fc.constantFrom<Kind[]>('action', 'note', 'win').chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    fields: records[kind].edit as fc.Arbitrary<Record<string, unknown>>,
    device: fc.integer({ min: 0, max: 1 }),
    /** How much later, by this device's own clock, which may go wrong. */
    passedMs: fc.integer({ min: -2000, max: 5000 }),
  }),
)

interface Step {
  kind: Kind
  fields: Record<string, unknown>
  device: number
  passedMs: number
}

/** What two devices write that do not hear of each other; the first thing is one they both have. */
function writtenOffline(steps: readonly Step[]): Batch[] {
  const devices = [0, 1].map((number) => {
    const device = { id: `device-${number}`, nowMs: 1_780_000_000_000 + number * 500, sequence: 0 }
    return { device, clock: createClock(device.id, () => device.nowMs) }
  })
  const creations: Step[] = (Object.keys(records) as Kind[]).map((kind) => ({
    kind,
    fields: { kind, ...(kind === 'note' ? { type: 'feedback' } : {}), trashedAt: null },
    device: 0,
    passedMs: 0,
  }))
  return [...creations, ...steps].map(({ kind, fields, device: number, passedMs }) => {
    const found = devices[number]
    if (!found) throw new Error('no such device')
    const { device, clock } = found
    device.nowMs += passedMs
    device.sequence += 1
    const reading = clock.tick()
    return {
      version: 1,
      deviceId: device.id,
      sequence: device.sequence,
      previousHash: '',
      commandId: `command-${device.id}-${device.sequence}`,
      clock: reading,
      fields: Object.entries(fields).map(([field, value]) => ({
        documentId: kind,
        field,
        value,
        clock: reading,
      })),
      bodies: [],
    }
  })
}

/** Per document and field every value that was written, the one that counts last. */
function valuesOf(batches: readonly Batch[]): Map<string, string[]> {
  const writes = batches
    .flatMap(({ fields }) => fields)
    .toSorted((one, other) => (one.clock < other.clock ? -1 : 1))
  const values = new Map<string, string[]>()
  for (const { documentId, field, value } of writes) {
    const key = `${documentId}.${field}`
    values.set(key, [...(values.get(key) ?? []), JSON.stringify(value)])
  }
  return values
}

function storedIn(vault: Vault) {
  const read = (table: string) =>
    vault.connection.all<{ document_id: string; name: string; value: string }>(
      `select document_id, name, value from ${table} order by document_id, name, clock`,
    )
  const history = new Map<string, string[]>()
  for (const { document_id: id, name, value } of read('field_history')) {
    const key = `${id}.${name}`
    history.set(key, [...(history.get(key) ?? []), value])
  }
  return {
    present: new Map(read('fields').map(({ document_id: id, name, value }) => [`${id}.${name}`, value])),
    history,
  }
}

test('[B3] two devices edit the same actions, feedback and wins offline: each field has its latest value, the others are in its history', () => {
  const scenario = fc
    .array(step, { minLength: 1, maxLength: 30 })
    .map(writtenOffline)
    .chain((batches) =>
      fc.tuple(
        fc.constant(batches),
        fc.shuffledSubarray(batches, { minLength: batches.length }),
        fc.shuffledSubarray(batches, { minLength: batches.length }),
      ),
    )
  fc.assert(
    fc.property(scenario, ([batches, here, there]) => {
      const [one, other] = [newVault(), newVault()]
      for (const batch of here) one.receive([batch])
      for (const batch of there) other.receive([batch])
      const stored = storedIn(one)
      expect(storedIn(other)).toEqual(stored)
      // Edits of different fields all survive: each field has the latest of its own values, whatever else was written.
      for (const [key, values] of valuesOf(batches)) {
        expect([key, stored.present.get(key)]).toEqual([key, values.at(-1)])
        expect([key, stored.history.get(key) ?? []]).toEqual([key, values.slice(0, -1)])
      }
      for (const kind of Object.keys(records) as Kind[]) {
        const [here, there] = [one, other].map((vault) => vault.row(kind))
        expect(here).toEqual(there)
        // What was merged of two ticks, snoozes or closings still reads as a record of its kind.
        const row = here ?? { id: kind, kind, fields: {} }
        expect(records[kind].kind.read(row.fields)).toMatchObject(row.fields)
      }
    }),
    { numRuns: 30 },
  )
}, 60_000)
