import type Electron from 'electron'
import { Strict } from './strict.ts'

type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void
/** A listener and the URLs it asked for. */
interface Filtered<Listener> {
  urls: RegExp[]
  listener: Listener
}

/**
 * Asks the app about requests. Electron's other events are about headers, and whether a custom scheme has those has
 * changed between versions; a handler of `protocol.handle` sets its own.
 */
export class WebRequest extends Strict {
  #beforeRequest: Filtered<BeforeRequest> | undefined

  constructor() {
    super('session.webRequest')
  }

  onBeforeRequest(...args: [Electron.WebRequestFilter, BeforeRequest | null] | [BeforeRequest | null]): void {
    this.#beforeRequest = filtered(args)
  }

  askBeforeRequest(details: Electron.OnBeforeRequestListenerDetails): Promise<Electron.CallbackResponse> {
    return ask(this.#beforeRequest, details)
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
