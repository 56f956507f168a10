import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { paragraph, type BodyNode } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import { appendNodes } from '@shared/body/write-body'
import { BodySession, type BodyChecker } from '../../../src/renderer/documents/body-session'
import { BodySessions } from '../../../src/renderer/documents/body-sessions'
import { PendingWrites } from '../../../src/renderer/documents/pending-writes'
import { UndoStack } from '../../../src/renderer/documents/undo-stack'
import { BodyGuard } from '../../../src/renderer/editor/guard/body-guard'
import { FakeBridge } from '../../support/fake-bridge'

const bridge = new FakeBridge().install()
let vault: Y.Doc
let pushes: { commandId: string; update: Uint8Array }[]
let workspaces = 0
const opened: BodySession[] = []

beforeEach(() => {
  bridge.reset()
  vault = new Y.Doc()
  pushes = []
  workspaces += 1
  bridge.answers['bodies.open'] = ({ stateVector }) => ({
    update: Y.encodeStateAsUpdate(vault, stateVector),
    stateVector: Y.encodeStateVector(vault),
  })
  bridge.answers['bodies.push'] = ({ commandId, update }) => {
    pushes.push({ commandId, update })
    Y.applyUpdate(vault, update)
    return {}
  }
  bridge.answers['bodies.close'] = () => ({})
})

afterEach(async () => {
  vi.unstubAllGlobals()
  for (const session of opened.splice(0)) session.abandon()
})

function open(
  more: { pending?: PendingWrites; checker?: BodyChecker; prefix?: string } = {},
): BodySession & { pending: PendingWrites } {
  const pending = more.pending ?? new PendingWrites()
  const session = new BodySession({
    documentId: 'doc',
    cachePrefix: more.prefix ?? `leadup:w${workspaces}:one`,
    pending,
    checker: more.checker ?? new BodyGuard(),
  })
  opened.push(session)
  return Object.assign(session, { pending })
}

async function openEditable(more?: Parameters<typeof open>[0]) {
  const session = open(more)
  await vi.waitFor(() => expect(session.state.kind).toBe('editable'))
  return session
}

function words(document: Y.Doc): string {
  return JSON.stringify(readBody(document))
}

/** As another device's change reaches this window. */
function changeElsewhere(change: (document: Y.Doc) => void): void {
  const before = Y.encodeStateVector(vault)
  change(vault)
  bridge.emit('bodies.changed', { id: 'doc', update: Y.encodeStateAsUpdate(vault, before) })
}

test('a body opens with what the vault has and sends nothing for it', async () => {
  appendNodes(vault, [paragraph('in the vault')])
  const session = await openEditable()
  expect(words(session.document)).toBe(words(vault))
  await session.flush()
  expect(pushes).toEqual([])
})

test('a body with deletions, opened a second time from its cache, sends nothing', async () => {
  appendNodes(vault, [paragraph('one'), paragraph('two')])
  vault.getXmlFragment('body').delete(0, 1)
  const first = await openEditable()
  await first.close()
  const second = await openEditable()
  await second.flush()
  expect(pushes).toEqual([])
})

test('what is typed in one go is one update, pending until the vault has it', async () => {
  const gate = Promise.withResolvers<void>()
  const push = bridge.answers['bodies.push']
  bridge.answers['bodies.push'] = async (args) => {
    await gate.promise
    return push?.(args) ?? {}
  }
  const session = await openEditable()
  appendNodes(session.document, [paragraph('a')])
  appendNodes(session.document, [paragraph('b')])
  expect(session.pending.state.pending).toBe(1)
  await vi.waitFor(() => expect(bridge.made.some(({ name }) => name === 'bodies.push')).toBe(true))
  // Written while the first is on its way: an update and a pending id of its own.
  appendNodes(session.document, [paragraph('c')])
  expect(session.pending.state.pending).toBe(2)
  gate.resolve()
  await session.flush()
  expect(session.pending.state).toEqual({ pending: 0, failure: null })
  expect(pushes).toHaveLength(2)
  expect(words(vault)).toBe(words(session.document))
})

test('continuous typing is sent while it goes on', async () => {
  const session = await openEditable()
  await vi.waitFor(
    () => {
      appendNodes(session.document, [paragraph('x')])
      expect(pushes.length).toBeGreaterThan(1)
    },
    { interval: 10 },
  )
})

test('a refused update is kept, said, and sent again under its id until the vault takes it', async () => {
  const push = bridge.answers['bodies.push']
  const ids: string[] = []
  bridge.answers['bodies.push'] = ({ commandId }) => {
    ids.push(commandId)
    throw new Error('the disk is full')
  }
  const session = await openEditable()
  appendNodes(session.document, [paragraph('kept')])
  await vi.waitFor(() => expect(session.pending.state.failure).toBe('the disk is full'))
  expect(session.pending.state.pending).toBe(1)
  if (push) bridge.answers['bodies.push'] = push
  bridge.emit('saving.changed', { pending: 0, failure: null })
  await session.flush()
  expect(session.pending.state).toEqual({ pending: 0, failure: null })
  expect(new Set([...ids, ...pushes.map(({ commandId }) => commandId)]).size).toBe(1)
  expect(words(vault)).toBe(words(session.document))
})

test('flushes at the same time send each change once', async () => {
  const session = await openEditable()
  appendNodes(session.document, [paragraph('a')])
  await Promise.all([session.flush(), session.flush(), session.flush()])
  expect(pushes).toHaveLength(1)
})

test('what the cache has and the vault has not, is sent', async () => {
  const first = await openEditable()
  bridge.answers['bodies.push'] = () => new Promise(() => undefined)
  appendNodes(first.document, [paragraph('before the crash')])
  // y-indexeddb has no saved event: read until it has it.
  await vi.waitFor(async () => expect(await rowsIn(`leadup:w${workspaces}:one:doc`)).toBeGreaterThan(1))
  first.abandon()
  bridge.answers['bodies.push'] = ({ commandId, update }) => {
    pushes.push({ commandId, update })
    Y.applyUpdate(vault, update)
    return {}
  }
  const second = await openEditable()
  await second.flush()
  expect(words(vault)).toContain('before the crash')
})

test('[A4] where IndexedDB hangs, the body opens and is saved without it', async () => {
  vi.stubGlobal('indexedDB', { open: () => ({}) })
  const session = await openEditable()
  appendNodes(session.document, [paragraph('a')])
  await session.flush()
  expect(words(vault)).toContain('"a"')
})

test('[A4] where IndexedDB fails, the body opens at once', async () => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new Error('no such thing')
    },
  })
  const session = await openEditable()
  expect(session.state.kind).toBe('editable')
})

test('a body that another window holds opens without the cache', async () => {
  const first = await openEditable()
  appendNodes(first.document, [paragraph('shared')])
  await first.flush()
  const second = await openEditable()
  expect(words(second.document)).toBe(words(first.document))
})

test('a body that cannot be opened says why, and opens when tried again', async () => {
  const answer = bridge.answers['bodies.open']
  bridge.answers['bodies.open'] = () => {
    throw new Error('it is damaged')
  }
  const session = open()
  await vi.waitFor(() => expect(session.state).toEqual({ kind: 'failed', message: 'it is damaged' }))
  if (answer) bridge.answers['bodies.open'] = answer
  await session.retry()
  expect(session.state.kind).toBe('editable')
})

test('changes from elsewhere arrive; our own, told back, are not looked at again', async () => {
  let inspections = 0
  const guard = new BodyGuard()
  const checker: BodyChecker = {
    inspect: (document, client) => {
      inspections += 1
      return guard.inspect(document, client)
    },
    repair: (document, client) => guard.repair(document, client),
  }
  const session = await openEditable({ checker })
  appendNodes(session.document, [paragraph('mine')])
  await session.flush()
  const before = inspections
  for (const { update } of pushes) bridge.emit('bodies.changed', { id: 'doc', update })
  expect(inspections).toBe(before)
  changeElsewhere((document) => appendNodes(document, [paragraph('theirs')]))
  expect(words(session.document)).toContain('theirs')
  expect(pushes).toHaveLength(1)
})

test('changes from elsewhere wait while a composition holds them', async () => {
  const session = await openEditable()
  const release = session.holdRemote()
  changeElsewhere((document) => appendNodes(document, [paragraph('theirs')]))
  expect(words(session.document)).not.toContain('theirs')
  release()
  expect(words(session.document)).toContain('theirs')
})

const poll: BodyNode = { type: 'poll', content: [paragraph('Which day?')] }

test('[A7] a body of a newer version opens read-only, sends nothing, and is found equal', async () => {
  appendNodes(vault, [paragraph('known'), poll])
  const before = Y.encodeStateAsUpdate(vault)
  const session = open()
  await vi.waitFor(() => expect(session.state).toEqual({ kind: 'newer', unknown: ['poll'] }))
  let told = 0
  session.subscribe(() => (told += 1))
  changeElsewhere((document) => appendNodes(document, [poll]))
  expect(told).toBe(1)
  await session.flush()
  expect(pushes).toEqual([])
  expect(Y.encodeStateAsUpdate(session.document)).toEqual(Y.encodeStateAsUpdate(vault))
  expect(Y.encodeStateAsUpdate(session.document)).not.toEqual(before)
})

test('[A7] an update of a newer version reaches an open body only after its editor let go', async () => {
  const session = await openEditable()
  const events: string[] = []
  session.bind(() => events.push(words(session.document).includes('poll') ? 'too late' : 'let go'))
  changeElsewhere((document) => appendNodes(document, [poll]))
  expect(events).toEqual(['let go'])
  expect(session.state).toEqual({ kind: 'newer', unknown: ['poll'] })
  expect(words(session.document)).toContain('Which day?')
  await session.flush()
  expect(pushes).toEqual([])
})

test('[A7] what a merge broke is repaired before an editor sees it, and the repair is sent', async () => {
  const session = await openEditable()
  const seen: boolean[] = []
  const guard = new BodyGuard()
  session.document.on('afterTransaction', () => seen.push(guard.inspect(session.document).kind === 'fits'))
  changeElsewhere((document) =>
    appendNodes(document, [{ type: 'listItem', content: [paragraph('outside a list')] }]),
  )
  expect(seen).toEqual([true])
  expect(words(session.document)).toContain('outside a list')
  await session.flush()
  expect(pushes).toHaveLength(1)
  expect(words(vault)).toBe(words(session.document))
})

test('a broken body is repaired when it is opened', async () => {
  appendNodes(vault, [{ type: 'bulletList' }, paragraph('kept')])
  const session = await openEditable()
  await session.flush()
  expect(new BodyGuard().inspect(vault).kind).toBe('fits')
  expect(words(vault)).toBe(words(session.document))
})

function sessions() {
  const pending = new PendingWrites()
  const options = { workspaceId: `w${workspaces}`, incarnation: 'one', pending, undo: new UndoStack() }
  const all = new BodySessions({ ...options, checker: new BodyGuard() })
  return { all, pending }
}

test('a closed editor leaves its session at work until the vault has everything, and opens on it again', async () => {
  const { all, pending } = sessions()
  const push = bridge.answers['bodies.push']
  bridge.answers['bodies.push'] = () => {
    throw new Error('the disk is full')
  }
  const session = all.acquire('doc')
  await vi.waitFor(() => expect(session.state.kind).toBe('editable'))
  appendNodes(session.document, [paragraph('last words')])
  all.release(session)
  await vi.waitFor(() => expect(pending.state.failure).not.toBeNull())
  expect(all.acquire('doc')).toBe(session)
  all.release(session)
  if (push) bridge.answers['bodies.push'] = push
  bridge.emit('saving.changed', { pending: 0, failure: null })
  await vi.waitFor(() => expect(session.state.kind).toBe('closed'))
  expect(words(vault)).toContain('last words')
  expect(pending.state).toEqual({ pending: 0, failure: null })
  all.dispose()
})

test('a rebuilt vault gets what it is missing from the bodies that are open', async () => {
  const { all } = sessions()
  const session = all.acquire('doc')
  await vi.waitFor(() => expect(session.state.kind).toBe('editable'))
  appendNodes(session.document, [paragraph('typed')])
  await session.flush()
  vault = new Y.Doc()
  bridge.answers['workspace.info'] = () => workspaceInfo(`w${workspaces}`)
  bridge.emit('workspace.replaced', { incarnation: 'two' })
  await vi.waitFor(() => expect(words(vault)).toContain('typed'))
  all.dispose()
})

test('another workspace behind the window gets nothing of the one before', async () => {
  const { all, pending } = sessions()
  const session = all.acquire('doc')
  await vi.waitFor(() => expect(session.state.kind).toBe('editable'))
  appendNodes(session.document, [paragraph('typed')])
  await Promise.resolve()
  expect(pushes).toHaveLength(1)
  // Right behind it: it waits.
  appendNodes(session.document, [paragraph('not sent')])
  bridge.answers['workspace.info'] = () => workspaceInfo('another')
  bridge.emit('workspace.replaced', { incarnation: 'two' })
  await vi.waitFor(() => expect(session.state.kind).toBe('closed'))
  expect(session.hasUnsent).toBe(false)
  expect(pushes).toHaveLength(1)
  expect(pending.state.pending).toBe(0)
  all.dispose()
})

function workspaceInfo(workspaceId: string) {
  return {
    workspaceId,
    incarnation: 'two',
    isSample: false,
    version: '0',
    platform: 'linux',
    notices: [],
  }
}

async function rowsIn(name: string): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name)
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
  try {
    return await new Promise<number>((resolve) => {
      const request = database.transaction('updates').objectStore('updates').count()
      request.addEventListener('success', () => resolve(request.result))
    })
  } finally {
    database.close()
  }
}
