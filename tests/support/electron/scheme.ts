import type Electron from 'electron'
import { notImplemented } from './strict.ts'

/**
 * Chromium lets nobody intercept a scheme it does not know. So `app://leadup/x` becomes `https://leadup.app.localhost/x`
 * in the browser, which is a secure origin of its own too, and the main process never sees that form.
 */
const schemes = new Map<string, Electron.Privileges>()
const suffix = '.localhost'

/** `protocol.registerSchemesAsPrivileged`: only schemes with a standard, secure origin can be mapped to one. */
export function registerSchemes(custom: Electron.CustomScheme[]): void {
  for (const { scheme, privileges = {} } of custom) {
    if (!privileges.standard || !privileges.secure) {
      notImplemented(`the scheme ${scheme}: that is not both standard and secure`)
    }
    schemes.set(scheme, privileges)
  }
}

/** The form the browser knows of a URL of a custom scheme; any other URL as it is. */
export function toBrowserUrl(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url)
  const scheme = match?.[1]?.toLowerCase()
  if (!match || !scheme || !schemes.has(scheme)) return url
  return `https://${match[2]}.${scheme}${suffix}${match[3]}`
}

/** The form the main process knows. */
export function toAppUrl(url: string): string {
  const match = /^https:\/\/([^/?#]+)\.([a-z0-9-]+)\.localhost(?=$|[/?#])(.*)$/i.exec(url)
  return match && schemes.has(match[2] ?? '') ? `${match[2]}://${match[1]}${match[3]}` : url
}

/** `app:` and `app://leadup` in a content security policy, as the browser's origins. */
export function toBrowserPolicy(policy: string): string {
  return policy.replace(
    /(?<=^|[\s;])([a-z][a-z0-9-]*):(\/\/[^\s;]+)?(?=$|[\s;])/gi,
    (source, scheme: string, rest) => {
      if (!schemes.has(scheme)) return source
      return typeof rest === 'string' ? toBrowserUrl(source) : `https://*.${scheme}${suffix}`
    },
  )
}
