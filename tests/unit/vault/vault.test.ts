import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { paragraph } from '@shared/body/body-node'
import { agendaItem } from '@shared/body/agenda-item'
import { appendNodes, updateFrom } from '@shared/body/write-body'
import { openVault } from '../../../src/main/vault/open-vault'
import type { Vault } from '../../../src/main/vault/vault'

let folder: string
let vault: Vault

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leadup-vault-'))
  vault = openVault({ folder, nowMs: Date.now }).vault
})

afterEach(() => {
  vault.close()
  rmSync(folder, { recursive: true })
})

const maria = (name: string) => [
  { documentId: 'p1', field: 'kind', value: 'person' },
  { documentId: 'p1', field: 'name', value: name },
]

test('what was committed is there after the vault was closed and opened', async () => {
  await vault.commit({ commandId: 'command-1', fields: maria('Maria'), bodies: [] })
  vault.close()
  vault = openVault({ folder, nowMs: Date.now }).vault
  expect(vault.row('p1')).toEqual({ id: 'p1', kind: 'person', fields: { name: 'Maria' } })
})

test('a command that arrives twice is carried out once and returns the same inverse', async () => {
  const first = await vault.commit({ commandId: 'command-1', fields: maria('Maria'), bodies: [] })
  const second = await vault.commit({ commandId: 'command-1', fields: maria('Other'), bodies: [] })
  expect(vault.row('p1')?.fields).toEqual({ name: 'Maria' })
  expect(second.inverse).toEqual(first.inverse)
})

test('what is said to make a document leaves one that is here its kind, its beginning and its place in the trash', async () => {
  const making = (createdAt: string, name: string) => ({
    fields: [
      { documentId: 'p1', field: 'kind', value: 'person' },
      { documentId: 'p1', field: 'createdAt', value: createdAt },
      { documentId: 'p1', field: 'trashedAt', value: null },
      { documentId: 'p1', field: 'name', value: name },
    ],
    bodies: [],
    creates: 'p1',
  })
  await vault.commit({ commandId: 'command-1', ...making('2026-11-01', 'Maria') })
  expect(vault.row('p1')?.fields).toEqual({ createdAt: '2026-11-01', trashedAt: null, name: 'Maria' })
  const trashed = [{ documentId: 'p1', field: 'trashedAt', value: '2026-11-20' }]
  await vault.commit({ commandId: 'command-2', fields: trashed, bodies: [] })
  await vault.commit({ commandId: 'command-3', ...making('2026-11-26', 'Maria Ortega') })
  expect(vault.row('p1')?.fields).toEqual({
    createdAt: '2026-11-01',
    trashedAt: '2026-11-20',
    name: 'Maria Ortega',
  })
})

test('a body gives its projection in the same commit', async () => {
  const update = updateFrom(undefined, (body) =>
    appendNodes(body, [
      agendaItem('i1', 'ask', 'One more contractor', { content: [paragraph('Until May')] }),
    ]),
  )
  if (!update) throw new Error('no update')
  await vault.commit({ commandId: 'command-1', fields: [], bodies: [{ documentId: 'm1', update }] })
  const [found] = vault.projections(['m1'])
  expect(found?.projection.items).toMatchObject([
    { id: 'i1', kind: 'ask', minutes: 5, ticked: false, headline: 'One more contractor', hasDetail: true },
  ])
})

test('what this device remembers and cannot be read any more comes as text, and takes nothing else along', () => {
  const damaged: unknown[] = []
  vault.onDamaged((error) => damaged.push(error))
  vault.writeDeviceState('main.route', { screen: 'today' })
  vault.writeDeviceState('capture.draft', { text: 'Half a thought' })
  vault.connection.run(`update device_state set value = replace(value, '}', ']') where key = 'capture.draft'`)
  expect(vault.readDeviceState('capture.draft')).toBe('{"text":"Half a thought"]')
  expect(vault.readDeviceState('main.route')).toEqual({ screen: 'today' })
  expect(vault.readDeviceState('window.main')).toBeNull()
  expect(damaged).toEqual([])
  vault.writeDeviceState('capture.draft', { text: 'Another' })
  expect(vault.readDeviceState('capture.draft')).toEqual({ text: 'Another' })
})
