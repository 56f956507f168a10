import { beforeEach, expect, test } from 'vitest'
import { syncHandlers } from '../../../src/main/sync/sync-handlers'
import type { WorkspacePlaces, WorkspaceSync } from '../../../src/main/sync/workspace-sync-port'
import type { OpenWindow } from '../../../src/main/windows/open-windows'
import { onState } from '../../support/sync-states'

const own = { workspace: { isSample: false }, window: {} } as unknown as OpenWindow
const sample = { workspace: { isSample: true }, window: {} } as unknown as OpenWindow
let calls: unknown[][]
let chosen: string | undefined

/** Notes what it is asked for; its state tells which it is. */
const sync: WorkspaceSync = new Proxy({} as WorkspaceSync, {
  get: (_target, name: keyof WorkspaceSync | keyof WorkspacePlaces) => {
    if (name === 'state') return onState
    if (name === 'places') return sync
    if (name === 'pairing' || name === 'joining') return { step: 'none' }
    return (...args: unknown[]) => {
      calls.push([name, ...args])
      return name === 'keepFolder' ? 'token' : name === 'preparePhrase' ? ['abandon'] : undefined
    }
  },
})
const handlers = syncHandlers({
  syncOf: (workspace) => (workspace.isSample ? undefined : sync),
  chooseFolder: async () => chosen,
  printPage: async () => void calls.push(['printPage']),
})

beforeEach(() => {
  calls = []
  chosen = undefined
})

test('a call is carried to the workspace’s sync and answered with what became of it', async () => {
  expect(await handlers['sync.setPaused']({ isPaused: true }, own)).toBe(onState)
  expect(await handlers['sync.retryTransport']({ id: 'r', invite: 'i' }, own)).toBe(onState)
  expect(await handlers['sync.prepare']({}, own)).toEqual({ words: ['abandon'] })
  expect(await handlers['sync.answerDigits']({ areSame: false }, own)).toEqual({ step: 'none' })
  expect(await handlers['sync.confirmJoin']({ mergeHereIds: ['p'] }, own)).toEqual({ step: 'none' })
  expect(calls).toEqual([
    ['setPaused', true],
    ['retry', 'r', 'i'],
    ['preparePhrase'],
    ['answerDigits', false],
    ['confirmJoin', ['p']],
  ])
})

test('a window gets a token for the folder that the system’s dialog gave', async () => {
  expect(await handlers['sync.chooseFolder']({}, own)).toBeNull()
  chosen = '/shared'
  expect(await handlers['sync.chooseFolder']({}, own)).toEqual({ folderToken: 'token', path: '/shared' })
})

test('the sample has no sync, and says so of each call', async () => {
  for (const [name, handler] of Object.entries(handlers)) {
    const call = async () => (handler as (args: object, caller: OpenWindow) => unknown)({}, sample)
    const error = await call().catch((thrown: unknown) => thrown)
    expect(error, name).toMatchObject({ code: 'sync-not-for-sample' })
  }
  expect(calls).toEqual([])
})
