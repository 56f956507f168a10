import type Electron from 'electron'
import { theBrowser } from './browser.ts'
import type { CdpSession } from './cdp.ts'
import { strict } from './strict.ts'

/**
 * The clipboard is the browser's, so what a page copies is here and what is written here can be pasted there. A page of
 * its own reads and writes it, because only pages can.
 */
const origin = 'https://clipboard.stand-in.localhost'
let opening: Promise<CdpSession> | undefined

async function openPage(): Promise<CdpSession> {
  const { connection } = await theBrowser()
  const { targetId } = await connection.browser.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
  })
  const session = await connection.attach(targetId)
  for (const name of ['clipboard-read', 'clipboard-write']) {
    await connection.browser.send('Browser.setPermission', {
      permission: { name },
      setting: 'granted',
      origin,
    })
  }
  session.on('Fetch.requestPaused', ({ requestId }) => {
    const headers = [{ name: 'content-type', value: 'text/html' }]
    void session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: headers,
      body: '',
    })
  })
  await session.send('Page.enable')
  await session.send('Fetch.enable', {})
  const loaded = new Promise<void>((resolve) => session.on('Page.loadEventFired', () => resolve()))
  await session.send('Page.navigate', { url: origin })
  await loaded
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true })
  return session
}

/** One after the other: the app's reads see its earlier writes. */
let last: Promise<unknown> = Promise.resolve()

function inPage<Result>(code: string): Promise<Result> {
  const next = last.then(async () => {
    opening ??= openPage()
    const session = await opening
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: `(async () => { ${code} })()`,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })
    if (exceptionDetails) throw new Error(`clipboard: ${exceptionDetails.exception?.description}`)
    return result.value as Result
  })
  last = next.catch(() => undefined)
  return next
}

type Representation = string | Blob | Promise<string | Blob>

/** What is on the clipboard, by type. */
export class ClipboardItem implements Partial<Electron.ClipboardItem> {
  readonly types: string[]
  readonly #items: Record<string, Representation>

  constructor(items: Record<string, Representation>) {
    this.#items = items
    this.types = Object.keys(items)
  }

  async getType(type: string): Promise<never> {
    const item = await this.#items[type]
    if (item === undefined) throw new Error(`The type ${type} was not found`)
    return (typeof item === 'string' ? new Blob([item], { type }) : item) as never
  }
}

/** The text of each type on the clipboard. */
export function readClipboard(): Promise<Record<string, string>> {
  return inPage(`
    const found = {}
    for (const item of await navigator.clipboard.read()) {
      for (const type of item.types) if (type.startsWith('text/')) found[type] = await (await item.getType(type)).text()
    }
    return found`)
}

/** Replaces what is on the clipboard. */
export function writeClipboard(texts: Record<string, string>): Promise<void> {
  return inPage(`
    const texts = ${JSON.stringify(texts)}
    const blobs = Object.entries(texts).map(([type, text]) => [type, new Blob([text], { type })])
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])`)
}

async function toTexts(
  items: readonly { types: readonly string[]; getType(type: never): Promise<unknown> }[],
) {
  const texts: Record<string, string> = {}
  for (const item of items) {
    for (const type of item.types) {
      if (!type.startsWith('text/'))
        throw new Error(`electron stand-in: ${type} on the clipboard is not implemented`)
      texts[type] = await ((await item.getType(type as never)) as Blob).text()
    }
  }
  return texts
}

export const clipboard = strict('clipboard', {
  readText: async () => (await readClipboard())['text/plain'] ?? '',
  writeText: (text: string) => writeClipboard({ 'text/plain': text }),
  read: async () => {
    const texts = await readClipboard()
    return Object.keys(texts).length > 0 ? [new ClipboardItem(texts)] : []
  },
  write: async (items: ClipboardItem[]) => writeClipboard(await toTexts(items)),
  has: async (type: string) => type in (await readClipboard()),
  clear: () => void writeClipboard({ 'text/plain': '' }),
})
