import { afterEach, beforeEach, expect, test } from 'vitest'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph } from '@shared/body/body-node'
import { appendNodes, updateFrom } from '@shared/body/write-body'
import { openVault, type OpenedVault } from '../../../src/main/vault/open-vault'
import { readProjection, writeProjection } from '../../../src/main/vault/projections'
import { change, makeFolder, newCommandId, removeFolder } from '../../support/vault-fixture'

let folder: string
let opened: OpenedVault
beforeEach(() => {
  folder = makeFolder()
  opened = openVault({ folder, nowMs: Date.now })
})
afterEach(() => {
  opened.vault.close()
  removeFolder(folder)
})

test('what an earlier version projected without the detail of items is derived anew, once', async () => {
  const { vault } = opened
  await vault.commit(change({ id: 'm', kind: 'meeting' }))
  const item = agendaItem('i', 'problem', 'Imports stop', { content: [paragraph('A: wait')] })
  const update = updateFrom(undefined, (body) => appendNodes(body, [item]))
  if (!update) throw new Error('no update')
  await vault.commit({ commandId: newCommandId(), fields: [], bodies: [{ documentId: 'm', update }] })
  const { connection } = vault
  const whole = readProjection(connection, 'm') ?? ''
  expect(whole).toContain('"detail":"A: wait"')
  writeProjection(connection, 'm', whole.replace(',"detail":"A: wait"', ''))
  connection.run("delete from meta where key = 'projectionVersion'")
  vault.close()

  opened = openVault({ folder, nowMs: Date.now })
  expect(opened.vault.projections(['m'])[0]?.projection.items).toMatchObject([{ detail: 'A: wait' }])
  opened.vault.close()
  opened = openVault({ folder, nowMs: Date.now })
  expect(opened.vault.connection.all('select 1 from stale_projections')).toEqual([])
})
