import { afterEach, beforeEach, expect, test } from 'vitest'
import { personKind } from '@shared/documents/kinds/person'
import { AttachmentStore } from '../../../src/main/attachments/attachment-store'
import { documentHandlers } from '../../../src/main/ipc/document-handlers'
import { openVault } from '../../../src/main/vault/open-vault'
import type { OpenWindow } from '../../../src/main/windows/open-windows'
import { Workspace } from '../../../src/main/workspace/workspace'
import { makeFolder, newCommandId, removeFolder } from '../../support/vault-fixture'

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

const write = async (writes: { id: string; kind?: string; fields: Record<string, unknown> }[]) =>
  documentHandlers['documents.write']({ commandId: newCommandId(), writes }, {
    workspace,
  } as unknown as OpenWindow)

const goalsOf = (id: string) => personKind.read(workspace.vault.row(id)?.fields ?? {}).goals

test('what a field could not show again is refused in words, not saved and then read as nothing', async () => {
  await write([{ id: 'maria', kind: 'person', fields: { name: 'Maria', goals: 'Churn under 3 %' } }])
  const pasted = 'A page of goals. '.repeat(10_000)
  await expect(write([{ id: 'maria', fields: { goals: pasted } }])).rejects.toMatchObject({
    code: 'does-not-fit',
  })
  expect(goalsOf('maria')).toBe('Churn under 3 %')
  await write([{ id: 'maria', fields: { goals: pasted.slice(0, 100_000) } }])
  expect(goalsOf('maria')).toHaveLength(100_000)
})

test('fields of a newer version are kept as they are', async () => {
  await write([{ id: 'maria', kind: 'person', fields: { name: 'Maria', mood: { of: 'a newer version' } } }])
  expect(workspace.vault.row('maria')?.fields['mood']).toEqual({ of: 'a newer version' })
})
