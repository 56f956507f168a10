import { afterEach, beforeEach, expect, test } from 'vitest'
import { AttachmentStore } from '../../../src/main/attachments/attachment-store'
import { openReadOnly } from '../../../src/main/vault/open-read-only'
import { openVault } from '../../../src/main/vault/open-vault'
import { Workspace } from '../../../src/main/workspace/workspace'
import { makeFolder, person, removeFolder } from '../../support/vault-fixture'

const readOnly = Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' })

let folder: string
let workspace: Workspace
beforeEach(() => {
  folder = makeFolder()
  workspace = new Workspace(
    openVault({ folder, nowMs: Date.now }).vault,
    false,
    () => undefined,
    new AttachmentStore(folder),
  )
})
afterEach(() => {
  workspace.close()
  removeFolder(folder)
})

test('[A4] a full disk is said in words, harms nothing, and a later try succeeds', async () => {
  const { connection } = workspace.vault
  await workspace.commit(person('p1', 'Maria'))
  const pages = connection.get<{ page_count: number }>('pragma page_count')?.page_count ?? 0
  connection.database.exec(`pragma max_page_count = ${pages}`)
  const change = person('p2', 'x'.repeat(100_000))
  await expect(workspace.commit(change)).rejects.toMatchObject({
    code: 'not-saved',
    message: expect.stringContaining('The disk is full') as unknown,
  })
  expect(workspace.saving.state).toMatchObject({
    pending: 0,
    failure: expect.stringContaining('The disk is full') as unknown,
  })
  expect(workspace.vault.row('p2')).toBeUndefined()
  connection.database.exec('pragma max_page_count = 1000000')
  await workspace.commit(change)
  expect(workspace.saving.state).toEqual({ pending: 0, failure: null })
  expect(workspace.vault.rows(['person'])).toHaveLength(2)
})

test('[A4] a folder that cannot be written is said in words', async () => {
  await workspace.commit(person('p1', 'Maria'))
  workspace.close()
  workspace = new Workspace(
    openReadOnly({ folder, nowMs: Date.now }, readOnly),
    false,
    () => undefined,
    new AttachmentStore(folder),
  )
  expect(workspace.vault.row('p1')?.fields['name']).toBe('Maria')
  await expect(workspace.commit(person('p1', 'María'))).rejects.toMatchObject({
    code: 'not-saved',
    message: expect.stringContaining('may not write to its folder') as unknown,
  })
  expect(workspace.vault.row('p1')?.fields['name']).toBe('Maria')
})

test('a failure stays in the state until a write succeeds', async () => {
  const failing = workspace.saving.track(() => Promise.reject(new Error('no')))
  await expect(failing).rejects.toMatchObject({ code: 'not-saved' })
  expect(workspace.saving.state.failure).toMatch(/could not be written/)
  await workspace.commit(person('p1', 'Maria'))
  expect(workspace.saving.state.failure).toBeNull()
})

test('[A4] on a full disk what is only remembered for comfort fails nothing else', () => {
  const { connection } = workspace.vault
  const pages = connection.get<{ page_count: number }>('pragma page_count')?.page_count ?? 0
  connection.database.exec(`pragma max_page_count = ${pages}`)
  const place = 'x'.repeat(100_000)
  expect(() => workspace.vault.writeDeviceState('window.main', place)).toThrow('full')
  expect(() => workspace.remember('window.main', place)).not.toThrow()
  expect(workspace.vault.readDeviceState('window.main')).toBeNull()
})

test('what was remembered for comfort counts for nothing while the vault cannot be read', () => {
  workspace.remember('window.main', { isMaximized: true })
  expect(workspace.recall('window.main')).toEqual({ isMaximized: true })
  workspace.vault.close()
  expect(() => workspace.vault.readDeviceState('window.main')).toThrow('was damaged')
  expect(workspace.recall('window.main')).toBeNull()
})
