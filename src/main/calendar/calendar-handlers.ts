import { basename } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { SubscriptionState } from '@shared/ipc/calls/calendar'
import type { Arguments } from '@shared/ipc/contract'
import { UserError } from '@shared/ipc/user-error'
import type { Handlers } from '../ipc/serve'
import type { OpenWindow } from '../windows/open-windows'
import type { Workspace } from '../workspace/workspace'
import { addressFailureWords } from './subscription/address-words'
import type { CalendarSubscription } from './subscription/calendar-subscription'
import { noSuchImport, OpenImports, type ImportPorts, type NamedSource } from './open-imports'

interface Ports extends ImportPorts {
  /** `undefined` for the sample workspace, which subscribes to nothing. */
  subscriptionOf: (workspace: Workspace) => CalendarSubscription | undefined
  /** Asks the user for a file; resolves with its path, or `undefined` where they chose none. */
  chooseFile: (window: BrowserWindow) => Promise<string | undefined>
}

const noSubscription: SubscriptionState = {
  host: null,
  isReading: false,
  checkedAt: null,
  failure: null,
  waiting: 0,
}

export function calendarHandlers(
  ports: Ports,
): Pick<Handlers, Extract<keyof Handlers, `calendar.${string}`>> {
  const imports = new OpenImports<BrowserWindow>(ports)
  /** What each window's user chose last: a window never names a path itself. */
  const chosen = new WeakMap<BrowserWindow, { token: string; path: string }>()
  const followed = new WeakSet<BrowserWindow>()
  const closeWith = (window: BrowserWindow) => {
    if (followed.has(window)) return
    followed.add(window)
    window.once('closed', () => imports.closeWindow(window))
  }
  /** Addresses that are followed once their import is confirmed. */
  const addresses = new WeakMap<BrowserWindow, { token: string; address: string }>()
  const subscriptionOf = (workspace: Workspace) => {
    const subscription = ports.subscriptionOf(workspace)
    if (subscription) return subscription
    throw new UserError(
      'sample',
      'The sample workspace subscribes to nothing. Do this in your own workspace.',
    )
  }
  const fetchSource = async (
    { window, workspace }: OpenWindow,
    token: string,
    address: string | undefined,
  ): Promise<NamedSource> => {
    const fetched = await subscriptionOf(workspace).fetchForPreview(address)
    addresses.set(window, { token, address: fetched.address })
    const { host, bytes } = fetched
    return {
      fileName: host,
      source: { kind: 'bytes', bytes, size: bytes.length },
      failureWords: addressFailureWords,
    }
  }
  const sourceOf = async (
    open: OpenWindow,
    { token, source }: Arguments<'calendar.read'>,
  ): Promise<NamedSource> => {
    const { window } = open
    if (source.from === 'address') return fetchSource(open, token, source.address)
    if (source.from === 'subscription') return fetchSource(open, token, undefined)
    if (source.from === 'dropped') {
      const { fileName, bytes, size } = source
      return { fileName, source: { kind: 'bytes', bytes, size } }
    }
    const file = chosen.get(window)
    if (file?.token !== token) throw noSuchImport()
    return { fileName: basename(file.path), source: { kind: 'path', path: file.path } }
  }
  return {
    'calendar.choose': async ({ token }, { window }) => {
      const path = await ports.chooseFile(window)
      if (path === undefined) return { fileName: null }
      chosen.set(window, { token, path })
      return { fileName: basename(path) }
    },

    'calendar.read': async (args, open) => {
      const source = await sourceOf(open, args)
      closeWith(open.window)
      return imports.read(open.window, open.workspace, args.token, source)
    },

    'calendar.preview': ({ token, options }, { window }) => imports.preview(window, token, options),

    'calendar.confirm': async (args, { window, workspace }) => {
      const imported = await imports.confirm(window, args)
      const fetched = addresses.get(window)
      if (fetched?.token === args.token) {
        addresses.delete(window)
        subscriptionOf(workspace).follow(fetched.address)
      }
      return imported
    },

    'calendar.subscription': (_args, { workspace }) =>
      ports.subscriptionOf(workspace)?.state ?? noSubscription,

    'calendar.refresh': async (_args, { workspace }) => {
      const subscription = subscriptionOf(workspace)
      await subscription.check()
      return subscription.state
    },

    'calendar.unsubscribe': (_args, { workspace }) => {
      const subscription = subscriptionOf(workspace)
      subscription.end()
      return subscription.state
    },

    'calendar.close': ({ token }, { window }) => {
      imports.close(window, token)
      return {}
    },
  }
}
