import { afterEach, beforeEach, expect, test } from 'vitest'
import { openVault } from '../../../src/main/vault/open-vault'
import type { Vault } from '../../../src/main/vault/vault'
import { mergeDocuments } from '../../../src/main/workspace/merge-documents'
import {
  addParagraph,
  bodyText,
  change,
  makeFolder,
  newCommandId,
  removeFolder,
} from '../../support/vault-fixture'

let folder: string
let vault: Vault
beforeEach(() => {
  folder = makeFolder()
  vault = openVault({ folder, nowMs: Date.now }).vault
})
afterEach(() => {
  vault.close()
  removeFolder(folder)
})

const merge = (fromId: string, intoId: string) =>
  vault.commit(
    mergeDocuments(vault, { commandId: newCommandId(), fromId, intoId, nowMs: Date.UTC(2026, 10, 25) }),
  )

test('one of two says what either said, and what named the other names it', async () => {
  await vault.commit(
    change({
      id: 'here',
      kind: 'person',
      name: 'Maria',
      role: 'VP',
      email: 'm@example.com',
      trashedAt: null,
    }),
  )
  await vault.commit(change({ id: 'there', kind: 'person', name: 'María Soto', role: '', trashedAt: null }))
  await vault.commit(change({ id: 'm1', kind: 'meeting', personId: 'here', trashedAt: null }))
  await vault.commit(change({ id: 'c1', kind: 'capture', personIds: ['here', 'there'], trashedAt: null }))
  await vault.commit(addParagraph(vault, 'here', 'Likes numbers first.'))
  await vault.commit(addParagraph(vault, 'there', 'Worries about churn.'))

  await merge('here', 'there')

  expect(vault.row('there')?.fields).toMatchObject({
    name: 'María Soto',
    role: 'VP',
    email: 'm@example.com',
    trashedAt: null,
  })
  expect(bodyText(vault, 'there')).toBe('Worries about churn.\nLikes numbers first.')
  expect(vault.row('m1')?.fields['personId']).toBe('there')
  expect(vault.row('c1')?.fields['personIds']).toEqual(['there'])
  expect(vault.row('here')?.fields).toMatchObject({
    mergedInto: 'there',
    trashedAt: '2026-11-25T00:00:00.000Z',
  })
  expect(bodyText(vault, 'here')).toBe('Likes numbers first.')
})

test('goals and worries of both sides are kept, each line once', async () => {
  const here = {
    goals: 'Ship in May\nChurn under 3 %',
    worries: 'Being gone around',
    growthGoals: 'Speak first',
  }
  await vault.commit(change({ id: 'here', kind: 'person', name: 'Maria', trashedAt: null, ...here }))
  const there = { goals: 'Churn under 3 %\nTwo hires', worries: '', growthGoals: 'Delegate' }
  await vault.commit(change({ id: 'there', kind: 'person', name: 'Maria', trashedAt: null, ...there }))
  await merge('here', 'there')
  expect(vault.row('there')?.fields).toMatchObject({
    goals: 'Churn under 3 %\nTwo hires\nShip in May',
    worries: 'Being gone around',
    growthGoals: 'Delegate\nSpeak first',
  })
})

test('whom a signal is shared with and an action waits for, and where a capture went, is the other one too', async () => {
  await vault.commit(change({ id: 'here', kind: 'person', name: 'Maria', trashedAt: null }))
  await vault.commit(change({ id: 'there', kind: 'person', name: 'Maria', trashedAt: null }))
  await vault.commit(change({ id: 's1', kind: 'signal', shareWithIds: ['jonas', 'here'], trashedAt: null }))
  await vault.commit(change({ id: 'a1', kind: 'action', snoozedForId: 'here', trashedAt: null }))
  await vault.commit(change({ id: 'c1', kind: 'capture', becameId: 'here', trashedAt: null }))
  await merge('here', 'there')
  expect(vault.row('s1')?.fields['shareWithIds']).toEqual(['jonas', 'there'])
  expect(vault.row('a1')?.fields['snoozedForId']).toBe('there')
  expect(vault.row('c1')?.fields['becameId']).toBe('there')
})

test('where one is not there, nothing is changed', async () => {
  await vault.commit(change({ id: 'here', kind: 'person', name: 'Maria', trashedAt: null }))
  await merge('here', 'gone')
  expect(vault.row('here')?.fields).toMatchObject({ name: 'Maria', trashedAt: null })
})
