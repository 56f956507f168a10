import { app, type Session } from 'electron'
import { appOrigin } from './app-protocol'

/**
 * SECURITY: what every page of ours is denied: permissions, new windows, leaving our origin, embedding, and the
 * network.
 */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !/^(app|data|blob|devtools):/.test(details.url) }),
  )
}

export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('will-navigate', (event) => {
      if (!event.url.startsWith(appOrigin)) event.preventDefault()
    })
  })
}
