/** Services whose links open a call. A host matches itself and its subdomains. */
const meetingHosts = [
  'zoom.us',
  'zoomgov.com',
  'teams.microsoft.com',
  'teams.microsoft.us',
  'teams.live.com',
  'meet.google.com',
  'webex.com',
  'whereby.com',
  'gotomeeting.com',
  'meet.goto.com',
  'gotomeet.me',
  'bluejeans.com',
  'chime.aws',
  'meet.jit.si',
  '8x8.vc',
  'facetime.apple.com',
  'ringcentral.com',
  'join.skype.com',
  'around.co',
  'meet.proton.me',
]

/** Where an event may say how to join, the surest first. */
export interface JoinSources {
  /** CONFERENCE and the X- properties made for it: any https link there is one. */
  declared: string[]
  /** URL, LOCATION, DESCRIPTION: only links to known services. */
  texts: string[]
}

/** The link to join by, or `''`. */
export function findJoinLink(sources: JoinSources): string {
  for (const text of sources.declared) {
    const [link] = listLinks(text)
    if (link) return link
  }
  for (const text of sources.texts) {
    for (const link of listLinks(text)) if (isMeetingHost(hostOf(link))) return link
  }
  return ''
}

/** A place without its link: "Room 4 (https://…)" is Room 4, and a link alone is no place. */
export function readPlace(location: string): string {
  return location
    .replace(/https?:\/\/[^\s<>"()]+/gi, ' ')
    .replace(/[([<]\s*[)\]>]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s;,|–-]+|[\s;,|–-]+$/g, '')
    .slice(0, 200)
}

function listLinks(text: string): string[] {
  // 20,000 characters: a link stands near the top of an invitation, and some carry whole threads below.
  const found = text.slice(0, 20_000).match(/https:\/\/[^\s<>"'`\\|^{}]+/gi) ?? []
  return found
    .map((link) => unwrapSafeLink(link.replace(/[.,;:!?)\]]+$/, '')))
    .filter((link) => hostOf(link) !== '')
}

/** Outlook's link protection hides the real address in a parameter. */
function unwrapSafeLink(link: string): string {
  if (!hostOf(link).endsWith('.safelinks.protection.outlook.com')) return link
  const wrapped = /[?&]url=([^&]+)/i.exec(link)?.[1]
  if (wrapped === undefined) return link
  try {
    const target = decodeURIComponent(wrapped)
    return /^https:\/\/[^\s<>"]+$/i.test(target) ? target : link
  } catch {
    return link
  }
}

/** Lower-cased host, or `''`. SECURITY: an authority with user info ("zoom.us@evil.test") names another host. */
function hostOf(link: string): string {
  const authority = /^https:\/\/([^/?#]*)/i.exec(link)?.[1] ?? ''
  if (!/^[a-z0-9.-]+(?::\d+)?$/i.test(authority)) return ''
  return authority.replace(/:\d+$/, '').toLowerCase()
}

function isMeetingHost(host: string): boolean {
  return meetingHosts.some((known) => host === known || host.endsWith(`.${known}`))
}
