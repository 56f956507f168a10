const allowed = new Set(['http:', 'https:', 'mailto:'])

/**
 * SECURITY: the address to hand to the system, or `undefined` where opening it could start a program or read a file.
 * What comes back was parsed and written anew, so nothing a browser reads differently slips through.
 */
export function externalUrl(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (!allowed.has(url.protocol)) return undefined
  if (url.protocol !== 'mailto:' && (url.hostname === '' || url.username !== '' || url.password !== '')) {
    return undefined
  }
  return url.href
}
