import type Electron from 'electron'
import { Strict } from './strict.ts'

type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void
type HeadersReceived = (
  details: Electron.OnHeadersReceivedListenerDetails,
  callback: (response: Electron.HeadersReceivedResponse) => void,
) => void

/** A listener and the URLs it asked for. */
interface Filtered<Listener> {
  urls: RegExp[]
  listener: Listener
}

/** Asks the app about requests. Only what the app may listen to exists. */
export class WebRequest extends Strict {
  #beforeRequest: Filtered<BeforeRequest> | undefined
  #headersReceived: Filtered<HeadersReceived> | undefined

  constructor() {
    super('session.webRequest')
  }

  onBeforeRequest(...args: [Electron.WebRequestFilter, BeforeRequest | null] | [BeforeRequest | null]): void {
    this.#beforeRequest = filtered(args)
  }

  onHeadersReceived(
    ...args: [Electron.WebRequestFilter, HeadersReceived | null] | [HeadersReceived | null]
  ): void {
    this.#headersReceived = filtered(args)
  }

  askBeforeRequest(details: Electron.OnBeforeRequestListenerDetails): Promise<Electron.CallbackResponse> {
    return ask(this.#beforeRequest, details)
  }

  askHeadersReceived(
    details: Electron.OnHeadersReceivedListenerDetails,
  ): Promise<Electron.HeadersReceivedResponse> {
    return ask(this.#headersReceived, details)
  }
}

function filtered<Listener>(
  args: [Electron.WebRequestFilter, Listener | null] | [Listener | null],
): Filtered<Listener> | undefined {
  const [filter, listener] = args.length === 2 ? args : [{ urls: ['<all_urls>'] }, args[0]]
  return listener ? { urls: filter.urls.map(patternToRegExp), listener } : undefined
}

function patternToRegExp(pattern: string): RegExp {
  if (pattern === '<all_urls>') return /^/
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${source}$`)
}

function ask<Details extends { url: string }, Answer extends object>(
  filtered: Filtered<(details: Details, callback: (answer: Answer) => void) => void> | undefined,
  details: Details,
): Promise<Answer> {
  const listener = filtered?.urls.some((url) => url.test(details.url)) ? filtered.listener : undefined
  return listener ? new Promise((resolve) => listener(details, resolve)) : Promise.resolve({} as Answer)
}
