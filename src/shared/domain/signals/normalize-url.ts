/** What says where a reader came from and not what is read. Names, and beginnings of names. */
const tracking = new Set([
  'fbclid',
  'gclid',
  'gclsrc',
  'dclid',
  'gbraid',
  'wbraid',
  'msclkid',
  'yclid',
  'twclid',
  'ttclid',
  'li_fat_id',
  'igsh',
  'igshid',
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  'vero_id',
  'oly_anon_id',
  'oly_enc_id',
  'ref_src',
  'ref_url',
  'cmpid',
  's_cid',
  'trk',
  '_hsenc',
  '_hsmi',
])
const trackingBeginnings = ['utm_', 'hsa_', 'pk_', 'mtm_', 'at_campaign', 'at_medium']

/**
 * An address as it is compared: what two readers of one page may have in their address bars becomes the same. Without
 * scheme, `www.`, usual ports, trailing slashes, tracking and the place within the page; parameters in order. What is
 * not an address is returned trimmed. Applied to its own result it changes nothing.
 *
 * NOTE: written by hand, since this folder has no `URL`, and since that one throws and drops what it cannot read.
 */
export function normalizeUrl(address: string): string {
  const parts = partsOf(address)
  if (!parts) return address.trim()
  const { host, path, query, hash } = parts
  return host + pathOf(path) + queryOf(query) + routeOf(hash)
}

/** Where a page stands, for people: `example.com`. Empty for what is not an address. */
export function siteOf(address: string): string {
  return partsOf(address)?.host ?? ''
}

interface AddressParts {
  host: string
  path: string
  query: string
  hash: string
}

const pattern = /^(?:https?:\/\/(?:[^/?#@\s]*@)?)?([^/?#\s]+)(\/[^?#\s]*)?(?:\?([^#\s]*))?(#\S*)?$/i

function partsOf(address: string): AddressParts | undefined {
  const parts = pattern.exec(address.trim())
  const host = hostOf(parts?.[1] ?? '')
  if (!parts || !/^[^.:@]+(?:\.[^.:@]+)+(?::\d+)?$/.test(host)) return undefined
  const [, , path = '', query = '', hash = ''] = parts
  return { host, path, query, hash }
}

function hostOf(host: string): string {
  return host
    .toLowerCase()
    .replace(/:(?:80|443)?$/, '')
    .replace(/\.$/, '')
    .replace(/^(?:www\.)+(?=[^.]+\.)/, '')
}

function pathOf(path: string): string {
  return path.replace(/\/{2,}/g, '/').replace(/\/+$/, '')
}

function queryOf(query: string): string {
  const kept = query
    .split('&')
    .filter((parameter) => parameter !== '' && !isTracking(parameter))
    .toSorted()
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}

function isTracking(parameter: string): boolean {
  const name = (parameter.split('=')[0] ?? '').toLowerCase()
  return tracking.has(name) || trackingBeginnings.some((beginning) => name.startsWith(beginning))
}

/** A fragment is a place within the page, unless the page is an app whose routes are written so. */
function routeOf(hash: string): string {
  return /^#!?\//.test(hash) ? hash : ''
}
