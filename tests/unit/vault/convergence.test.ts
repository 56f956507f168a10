import * as fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createClock } from '@shared/clock/hybrid-logical-clock'
import { paragraph } from '@shared/body/body-node'
import { appendNodes, updateFrom } from '@shared/body/write-body'
import { decodeBatch, encodeBatch, type Batch } from '@shared/sync/batch'
import { openVault } from '../../../src/main/vault/open-vault'
import type { Vault } from '../../../src/main/vault/vault'
import { bodyText, makeFolder, removeFolder } from '../../support/vault-fixture'

const folders: string[] = []
const vaults: Vault[] = []
afterEach(() => {
  for (const vault of vaults.splice(0)) vault.close()
  for (const folder of folders.splice(0)) removeFolder(folder)
})

function newVault(): Vault {
  const folder = makeFolder()
  folders.push(folder)
  const { vault } = openVault({ folder, nowMs: Date.now })
  vaults.push(vault)
  return vault
}

const ids = ['p1', 'p2', 'm1']
const edit = fc.record({
  device: fc.integer({ min: 0, max: 2 }),
  id: fc.constantFrom(...ids),
  field: fc.constantFrom('kind', 'name', 'role', 'trashedAt'),
  value: fc.constantFrom('person', 'meeting', 'Maria', 'Jonas', null),
  /** How far each device's clock is from the true one. */
  skewMs: fc.integer({ min: -5000, max: 5000 }),
  text: fc.option(fc.string({ maxLength: 8 }), { nil: undefined }),
})

/** What devices that never met would have written, each building on its own bodies alone. */
function batchesOf(edits: readonly (typeof edit extends fc.Arbitrary<infer T> ? T : never)[]): Batch[] {
  const devices = [0, 1, 2].map((number) => ({
    id: `device-${number}`,
    nowMs: 1_700_000_000_000,
    sequence: 0,
    bodies: new Map<string, Uint8Array[]>(),
  }))
  const clocks = devices.map((device) => createClock(device.id, () => device.nowMs))
  return edits.map(({ device: index, id, field, value, skewMs, text }) => {
    const device = devices[index]
    const clock = clocks[index]?.tick()
    if (!device || !clock) throw new Error('no device')
    device.nowMs += skewMs
    device.sequence += 1
    const known = device.bodies.get(id) ?? []
    const state = known.length === 0 ? undefined : Y.mergeUpdates(known)
    const update =
      text === undefined ? undefined : updateFrom(state, (body) => appendNodes(body, [paragraph(text)]))
    if (update) device.bodies.set(id, [...known, update])
    return decodeBatch(
      encodeBatch({
        version: 1,
        deviceId: device.id,
        sequence: device.sequence,
        previousHash: '',
        commandId: `command-${device.id}-${device.sequence}`,
        clock,
        fields: [{ documentId: id, field, value, clock }],
        bodies: update ? [{ documentId: id, update }] : [],
      }),
    )
  })
}

function contentOf(vault: Vault) {
  return {
    rows: vault.connection.all('select id, kind, fields from documents order by id'),
    fields: vault.connection.all('select document_id, name, value, clock from fields order by 1, 2'),
    history: vault.connection.all(
      'select document_id, name, value, clock from field_history order by 1, 2, 4',
    ),
    projections: vault.projections(ids),
    bodies: ids.map((id) => bodyText(vault, id)),
  }
}

test('batches of three devices converge in any order and any number of times', () => {
  fc.assert(
    fc.property(
      fc.array(edit, { minLength: 1, maxLength: 25 }).chain((edits) => {
        const batches = batchesOf(edits)
        const withRepeats = fc.shuffledSubarray([...batches, ...batches], { minLength: 0 })
        return fc.tuple(
          fc.constant(batches),
          withRepeats,
          fc.shuffledSubarray(batches, { minLength: batches.length }),
        )
      }),
      ([batches, some, all]) => {
        const inOrder = newVault()
        inOrder.receive(batches)
        const anyhow = newVault()
        for (const batch of [...some, ...all]) anyhow.receive([batch])
        expect(contentOf(anyhow)).toEqual(contentOf(inOrder))
      },
    ),
    { numRuns: 40 },
  )
}, 60_000)

test('of two writes to one field the later clock wins and the other goes to history', () => {
  const vault = newVault()
  const early = createClock('a', () => 1000)
  const late = createClock('b', () => 2000)
  const batch = (value: string, clock: string): Batch => ({
    version: 1,
    deviceId: 'x',
    sequence: 1,
    previousHash: '',
    commandId: `command-${value}`,
    clock,
    fields: [{ documentId: 'p1', field: 'kind', value, clock }],
    bodies: [],
  })
  vault.receive([batch('meeting', late.tick()), batch('person', early.tick())])
  expect(vault.row('p1')?.kind).toBe('meeting')
  expect(vault.connection.all('select value from field_history')).toEqual([{ value: '"person"' }])
})

test('a write after a batch from a clock that is ahead still wins here', async () => {
  const vault = newVault()
  const ahead = createClock('ahead', () => Date.now() + 3_600_000).tick()
  vault.receive([
    {
      fields: [
        { documentId: 'p1', field: 'kind', value: 'person', clock: ahead },
        { documentId: 'p1', field: 'name', value: 'Maria', clock: ahead },
      ],
      bodies: [],
    },
  ])
  const fields = [{ documentId: 'p1', field: 'name', value: 'María' }]
  await vault.commit({ commandId: 'command-here', fields, bodies: [] })
  expect(vault.row('p1')?.fields['name']).toBe('María')
})
