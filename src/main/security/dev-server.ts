import type { Session } from 'electron'
import { appScheme } from './app-origin'
import { contentSecurityPolicy, type RespondFirst } from './app-protocol'
import { guardSession, isLocal } from './guards'

/**
 * While developing only, and left out of a build: the pages under `app://leadup/` come from the development server, so
 * that they reload as they are edited. It puts a script into the page itself and speaks to it over a socket; all else
 * is guarded as it is in the built app.
 */
export function serveFromDevServer(session: Session, address: string, respondFirst: RespondFirst): void {
  const { host } = new URL(address)
  const policy = contentSecurityPolicy
    .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    .replace("connect-src 'self'", `connect-src 'self' ws://${host}`)
  guardSession(session, (url) => isLocal(url) || url.startsWith(`ws://${host}/`))
  session.protocol.handle(appScheme, async (request) => {
    const response = await respondFirst(request.url)
    if (response) return response
    const { pathname, search } = new URL(request.url)
    const answer = await fetch(new URL(pathname + search, address), {
      headers: { accept: request.headers.get('accept') ?? '*/*' },
    })
    return new Response(await answer.arrayBuffer(), {
      status: answer.status,
      headers: {
        'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
        'content-security-policy': policy,
      },
    })
  })
}
