import { STATUS_CODES } from 'node:http'
import type Electron from 'electron'
import type { CdpSession, Protocol } from './cdp.ts'
import { toAppUrl, toBrowserPolicy, toBrowserUrl } from './scheme.ts'
import { defaultSession } from './session.ts'
import { CancelableEvent } from './strict.ts'
import type { WebContents } from './web-contents.ts'

type Paused = Protocol.Fetch.requestPausedPayload

const resourceTypes: Record<string, Electron.OnBeforeRequestListenerDetails['resourceType']> = {
  Stylesheet: 'stylesheet',
  Image: 'image',
  Media: 'media',
  Font: 'font',
  Script: 'script',
  XHR: 'xhr',
  Fetch: 'xhr',
  WebSocket: 'webSocket',
  CSPViolationReport: 'cspReport',
  Ping: 'ping',
}

/** Answers what a page asks for: guards of navigation first, then `webRequest`, then `protocol.handle`. */
export class PageRequests {
  readonly #session: CdpSession
  readonly #contents: WebContents
  #ownNavigation = false

  constructor(session: CdpSession, contents: WebContents) {
    this.#session = session
    this.#contents = contents
    session.on('Page.frameRequestedNavigation', (requested) => this.#askAboutOtherScheme(requested))
    session.on('Fetch.requestPaused', (paused) => {
      this.#handle(paused).catch((error: unknown) => {
        console.error(`electron stand-in: ${paused.request.url}`, error)
        this.#fail(paused, 'Failed')
      })
    })
  }

  /** Addresses that no request is made for, such as `mailto:`, are asked about too; the browser drops them anyway. */
  #askAboutOtherScheme({ frameId, url }: Protocol.Page.frameRequestedNavigationPayload): void {
    if (!/^(https?|about|blob|data|javascript):/i.test(url)) this.#ask(frameId, url, 'will-frame-navigate')
  }

  async start(): Promise<void> {
    await this.#session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  }

  /** The next document is asked for by the main process, whose navigations are not guarded. */
  expectNavigation(expected: boolean): void {
    this.#ownNavigation = expected
  }

  async #handle(paused: Paused): Promise<void> {
    const url = toAppUrl(paused.request.url)
    if (paused.resourceType === 'Document' && !this.#mayNavigate(paused, url)) {
      return this.#fail(paused, 'Aborted')
    }
    const { cancel, redirectURL } = await defaultSession.webRequest.askBeforeRequest(
      this.#details(paused, url),
    )
    if (cancel) return this.#fail(paused, 'BlockedByClient')
    if (redirectURL !== undefined) return this.#redirect(paused, redirectURL)
    const handler = defaultSession.protocol.handlers.get(new URL(url).protocol.slice(0, -1))
    if (handler) return this.#fulfill(paused, await handler(await toRequest(paused, url)))
    if (url !== paused.request.url) return this.#fail(paused, 'NameNotResolved')
    await this.#session.send('Fetch.continueRequest', { requestId: paused.requestId }).catch(() => undefined)
  }

  #mayNavigate(paused: Paused, url: string): boolean {
    const isMainFrame = paused.frameId === this.#contents.mainFrame.frameToken
    if (isMainFrame && this.#ownNavigation) {
      this.#ownNavigation = false
      return true
    }
    return this.#ask(
      paused.frameId,
      url,
      paused.redirectedRequestId ? 'will-redirect' : 'will-frame-navigate',
    )
  }

  /** Whether nobody objects to a frame going there. */
  #ask(frameId: string, url: string, first: 'will-redirect' | 'will-frame-navigate'): boolean {
    const isMainFrame = frameId === this.#contents.mainFrame.frameToken
    const frame = this.#contents.frameOf(frameId) ?? null
    const details = { url, isSameDocument: false, isMainFrame, frame, initiator: frame }
    const names = isMainFrame && first === 'will-frame-navigate' ? [first, 'will-navigate'] : [first]
    return names.every((name) => {
      const event = Object.assign(new CancelableEvent(), details)
      this.#contents.emit(name, event, url)
      return !event.defaultPrevented
    })
  }

  #details(paused: Paused, url: string): Electron.OnBeforeRequestListenerDetails {
    const { method, headers } = paused.request
    const isMainFrame = paused.frameId === this.#contents.mainFrame.frameToken
    const document = isMainFrame ? 'mainFrame' : 'subFrame'
    return {
      id: Number(paused.requestId.replaceAll(/\D/g, '')),
      url,
      method,
      webContentsId: this.#contents.id,
      frame: (this.#contents.frameOf(paused.frameId) ?? null) as unknown as Electron.WebFrameMain,
      resourceType:
        paused.resourceType === 'Document' ? document : (resourceTypes[paused.resourceType] ?? 'other'),
      referrer: toAppUrl(headers['Referer'] ?? ''),
      timestamp: Date.now(),
      uploadData: [],
    }
  }

  async #fulfill(paused: Paused, response: Response): Promise<void> {
    // DevTools takes a body whole; a handler that streams is read to its end first.
    const body = Buffer.from(await response.arrayBuffer())
    await this.#session
      .send('Fetch.fulfillRequest', {
        requestId: paused.requestId,
        responseCode: response.status,
        responsePhrase: response.statusText || (STATUS_CODES[response.status] ?? 'Unknown'),
        responseHeaders: [...response.headers].map(([name, value]) => ({
          name,
          value: toBrowserHeader(name, value),
        })),
        body: body.toString('base64'),
      })
      // The page may have gone meanwhile.
      .catch(() => undefined)
  }

  #redirect(paused: Paused, to: string): Promise<void> {
    const headers = { location: toBrowserUrl(to) }
    return this.#fulfill(paused, new Response(null, { status: 307, headers }))
  }

  #fail(paused: Paused, errorReason: Protocol.Network.ErrorReason): void {
    this.#session
      .send('Fetch.failRequest', { requestId: paused.requestId, errorReason })
      .catch(() => undefined)
  }
}

function toBrowserHeader(name: string, value: string): string {
  if (/^content-security-policy(-report-only)?$/i.test(name)) return toBrowserPolicy(value)
  return /^(location|access-control-allow-origin)$/i.test(name) ? toBrowserUrl(value) : value
}

async function toRequest(paused: Paused, url: string): Promise<Request> {
  const { method, headers, postDataEntries } = paused.request
  const mapped = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    /^(origin|referer)$/i.test(name) ? toAppUrl(value) : value,
  ])
  const body = Buffer.concat((postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64')))
  const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD'
  return new Request(url, { method, headers: mapped, ...(hasBody && { body: new Uint8Array(body) }) })
}
