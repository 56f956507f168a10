import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Outcome } from '@shared/ipc/bridge'
import type { WindowRole } from '@shared/ipc/call'
import { calls, type CallName } from '@shared/ipc/contract'
import { UserError } from '@shared/ipc/user-error'
import { serveCalls, type Handlers, type IpcPort } from '../../../src/main/ipc/serve'
import type { OpenWindow } from '../../../src/main/windows/open-windows'

/*
 * Everything here is derived from the contract: a call that is added is covered by being there.
 */

const callNames = Object.keys(calls) as CallName[]
const roles: WindowRole[] = ['main', 'capture']
const ownPage = 'app://leadup/index.html'

/** Pages of others, and some that only look like ours. */
const foreignPages = [
  'https://leadup/index.html',
  'http://localhost:5173/',
  'file:///index.html',
  'about:blank',
  'data:text/html,<p>',
  'app://other/index.html',
  'app://leadup.elsewhere/index.html',
  'app://leadup@elsewhere/index.html',
  'app://elsewhere/app://leadup/',
  'app://leadup:8080/index.html',
  'not an address',
  '',
]

type Listener = Parameters<IpcPort['handle']>[1]

let invoke: Listener
let handled: { name: string; args: unknown }[]
let reported: string[]
let failWith: Error | undefined

/** A handler for each call that only notes that it was reached. */
const handlers = Object.fromEntries(
  callNames.map((name) => [
    name,
    (args: unknown) => {
      handled.push({ name, args })
      if (failWith) throw failWith
      return 'reached'
    },
  ]),
) as unknown as Handlers

interface FakeFrame {
  url: string
  parent: FakeFrame | null
}

class FakeContents {
  readonly mainFrame: FakeFrame
  constructor(url: string) {
    this.mainFrame = { url, parent: null }
  }
}

const open = new Map<unknown, OpenWindow>()

function openWindow(role: WindowRole, url = ownPage): FakeContents {
  const contents = new FakeContents(url)
  open.set(contents, { role } as unknown as OpenWindow)
  return contents
}

function callFrom(
  contents: FakeContents,
  name: unknown,
  args: unknown,
  frame: FakeFrame | null = contents.mainFrame,
): Promise<Outcome> {
  const event = { sender: contents, senderFrame: frame } as unknown as Parameters<Listener>[0]
  return invoke(event, name, args) as Promise<Outcome>
}

beforeEach(() => {
  open.clear()
  handled = []
  reported = []
  failWith = undefined
  const ipc: IpcPort = {
    handle: (_channel, listener) => (invoke = listener),
    removeHandler: () => undefined,
  }
  const windows = { of: (contents: unknown) => open.get(contents) }
  serveCalls(ipc, handlers, windows as never, (_error, name) => reported.push(name))
})

/** Somebody who may make this call. */
const allowedRole = (name: CallName): WindowRole => {
  const [role] = calls[name].roles
  if (!role) throw new Error(`${name} is for nobody`)
  return role
}

test('[A6] every call is for some window, and takes an object', () => {
  const odd = callNames.filter(
    (name) => calls[name].roles.length === 0 || !((calls[name].args as z.ZodType) instanceof z.ZodObject),
  )
  expect(odd).toEqual([])
})

describe.each(callNames)('[A6] %s', (name) => {
  /** The distinct codes these calls were refused with; `carried out` where one was not refused, in words. */
  const refusals = async (...made: Promise<Outcome>[]) => {
    const outcomes = await Promise.all(made)
    const codes = outcomes.map((outcome) =>
      outcome.ok || outcome.message === '' ? 'carried out' : outcome.code,
    )
    return [...new Set(handled.length > 0 ? [...codes, 'reached its handler'] : codes)]
  }

  test('is refused for every window that it is not for', async () => {
    const others = roles.filter((role) => !(calls[name].roles as readonly string[]).includes(role))
    const made = others.map((role) => callFrom(openWindow(role), name, {}))
    expect(await refusals(...made)).toEqual(others.length > 0 ? ['wrong-window'] : [])
    expect(await refusals(callFrom(new FakeContents(ownPage), name, {}))).toEqual(['wrong-sender'])
  })

  test('is refused for a frame inside the page, and for one that is gone', async () => {
    const contents = openWindow(allowedRole(name))
    const frames = [{ url: ownPage, parent: contents.mainFrame }, { url: ownPage, parent: null }, null]
    const made = frames.map((frame) => callFrom(contents, name, {}, frame))
    expect(await refusals(...made)).toEqual(['wrong-sender'])
  })

  test('is refused for a page that is not ours', async () => {
    const made = foreignPages.map((url) => callFrom(openWindow(allowedRole(name), url), name, {}))
    expect(await refusals(...made)).toEqual(['wrong-sender'])
  })

  test('is refused for what are not its arguments', async () => {
    const contents = openWindow(allowedRole(name))
    const { shape } = calls[name].args as unknown as z.ZodObject
    const fields = Object.entries(shape) as [string, z.ZodType][]
    // What crosses is data; a function or a symbol fits no field but one that takes anything.
    const typed = fields.filter(([, schema]) => !schema.safeParse(Symbol('value')).success)
    const isNeeded = fields.some(([, schema]) => !schema.safeParse(undefined).success)
    const wrong: unknown[] = [
      undefined,
      null,
      0,
      NaN,
      true,
      '',
      'text',
      10n,
      [],
      [{}],
      () => ({}),
      Symbol('args'),
      ...typed.flatMap(([field]) => [{ [field]: () => 0 }, { [field]: Symbol('value') }]),
      // Longer than anything a window sends in one piece.
      ...typed.map(([field]) => ({ [field]: 'x'.repeat(5_000_000) })),
      ...(isNeeded ? [{}] : []),
    ]
    const made = wrong.map((args) => callFrom(contents, name, args))
    expect(await refusals(...made)).toEqual(['bad-arguments'])
  })
})

test('[A6] a name that is not in the contract is refused, whatever it is', async () => {
  const contents = openWindow('main')
  for (const name of [
    '',
    'no.such',
    '__proto__',
    'constructor',
    'toString',
    undefined,
    null,
    0,
    {},
    ['rows.list'],
  ]) {
    expect(await callFrom(contents, name, {})).toMatchObject({ ok: false, code: 'no-such-call' })
  }
  expect(handled).toEqual([])
})

test('a call that fits reaches its handler, with what is unknown in its arguments left out', async () => {
  const outcome = await callFrom(openWindow('capture'), 'saving.state', { more: 1 })
  expect(outcome).toEqual({ ok: true, result: 'reached' })
  expect(handled).toEqual([{ name: 'saving.state', args: {} }])
})

test('an error in the words of the user crosses; any other is reported and crosses without its details', async () => {
  const contents = openWindow('main')
  failWith = new UserError('not-saved', 'The disk is full.')
  expect(await callFrom(contents, 'saving.state', {})).toEqual({
    ok: false,
    code: 'not-saved',
    message: 'The disk is full.',
  })
  expect(reported).toEqual([])
  failWith = new Error('select * from secrets')
  const outcome = await callFrom(contents, 'saving.state', {})
  expect(outcome).toMatchObject({ ok: false, code: 'unexpected' })
  expect(JSON.stringify(outcome)).not.toContain('secrets')
  expect(reported).toEqual(['saving.state'])
})

test('a call that comes while a damaged vault is put together again is carried out on the new one', async () => {
  const contents = openWindow('main')
  const rebuilding = Promise.withResolvers<void>()
  const workspace = { rebuilding: rebuilding.promise }
  open.set(contents, { role: 'main', workspace } as unknown as OpenWindow)
  failWith = new UserError('vault-damaged', 'It is being put together again.')
  const outcome = callFrom(contents, 'documents.write', {
    commandId: 'rename-maria',
    writes: [{ id: 'maria', fields: { name: 'Maria' } }],
  })
  expect(handled).toHaveLength(1)
  failWith = undefined
  rebuilding.resolve()
  expect(await outcome).toEqual({ ok: true, result: 'reached' })
  expect(handled[1]).toEqual(handled[0])
})
