import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { appScheme } from './app-origin'

// SECURITY: no inline script, no eval, nothing from the network. Styles set by script on elements are CSSOM, which
// style-src does not restrict; ProseMirror and React Aria add style elements, so those are allowed.
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** Answers a request for something else than the app's own pages; `undefined` where it is for those. */
export type RespondFirst = (address: string) => Promise<Response | undefined>

/** Serves the built renderer, and nothing outside its folder, under `app://leadup/`. */
export function serveApp(session: Session, rendererFolder: string, respondFirst: RespondFirst): void {
  session.protocol.handle(appScheme, async (request) => {
    const url = new URL(request.url)
    const response = url.host === 'leadup' ? await respondFirst(request.url) : undefined
    if (response) return response
    const path = normalize(join(rendererFolder, decodeURIComponent(url.pathname)))
    const contentType = contentTypes[extname(path)]
    if (url.host !== 'leadup' || !path.startsWith(rendererFolder + sep) || !contentType) {
      return new Response('Not found', { status: 404 })
    }
    const body = await readFile(path).catch(() => undefined)
    if (!body) return new Response('Not found', { status: 404 })
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': contentType,
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
      },
    })
  })
}
