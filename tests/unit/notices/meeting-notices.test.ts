import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AttachmentStore } from '../../../src/main/attachments/attachment-store'
import { tellOfMeetings } from '../../../src/main/notices/meeting-notices'
import { openVault } from '../../../src/main/vault/open-vault'
import { Workspace } from '../../../src/main/workspace/workspace'
import { change, makeFolder, removeFolder } from '../../support/vault-fixture'

const nowMs = Date.parse('2026-11-26T13:50:00Z')
const next = { kind: 'meeting', start: '2026-11-26T14:00', zone: 'UTC', minutes: 30, trashedAt: null }

let folder: string
let workspace: Workspace
let shown: string[]
let stop: () => void
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  folder = makeFolder()
  const { vault } = openVault({ folder, nowMs: () => nowMs })
  workspace = new Workspace(vault, false, () => undefined, new AttachmentStore(folder))
  shown = []
  stop = tellOfMeetings(workspace, {
    nowMs: () => nowMs,
    zone: () => 'UTC',
    show: ({ title }) => shown.push(title),
    openNext: () => undefined,
  })
})
afterEach(() => {
  stop()
  workspace.close()
  removeFolder(folder)
  vi.useRealTimers()
})

test('a 1:1 that is near is told of once', async () => {
  await workspace.commit(change({ id: 'next', ...next }))
  vi.advanceTimersByTime(120_000)
  expect(shown).toEqual(['1:1 at 14:00'])
})

test.each([
  ['was closed before its time', { outcome: 'met', outcomeStart: '2026-11-26T14:00' }, []],
  ['was said not to happen', { outcome: 'not-met', outcomeStart: '2026-11-26T14:00' }, []],
  ['was cancelled', { status: 'cancelled' }, []],
  ['was closed and then moved', { outcome: 'met', outcomeStart: '2026-11-26T09:00' }, ['1:1 at 14:00']],
])('one that %s is told of as it stands', async (_what, fields, told) => {
  await workspace.commit(change({ id: 'next', ...next, ...fields }))
  vi.advanceTimersByTime(120_000)
  expect(shown).toEqual(told)
})
