import { app, type Session } from 'electron'
import { isOwnPage } from './app-origin'

/**
 * SECURITY: what every page of ours is denied: permissions, devices, new windows, leaving our origin, embedding,
 * downloads and the network.
 */
export function guardSession(session: Session, isAllowed: (address: string) => boolean = isLocal): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isAllowed(details.url) }))
}

/** What needs no network. */
export function isLocal(address: string): boolean {
  return /^(app|data|blob|devtools):/.test(address)
}

/** Must run before the first window is made. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('will-navigate', (event) => {
      if (!isOwnPage(event.url)) event.preventDefault()
    })
    contents.on('will-frame-navigate', (event) => {
      if (!isOwnPage(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => {
      if (!isOwnPage(event.url)) event.preventDefault()
    })
  })
}
