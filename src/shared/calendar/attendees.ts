import type { CalendarProperty } from './component-tree'

export interface Attendee {
  /** Lower-cased address, or `''` where the calendar gives none. */
  email: string
  /** As a person would write it, or `''`. */
  name: string
  kind: 'person' | 'group' | 'room'
  hasDeclined: boolean
  /** Who answers or invites on this one's behalf (SENT-BY), lower-cased, or `''`. */
  sentBy: string
}

/** Reads ATTENDEE or ORGANIZER. */
export function readAttendee(property: CalendarProperty): Attendee {
  const { parameters } = property
  const address = readAddress(property.raw)
  const email = isStandIn(address) ? readAddress(parameters['email'] ?? '', true) || address : address
  const cutype = (parameters['cutype'] ?? '').toUpperCase()
  const isRoom =
    cutype === 'ROOM' ||
    cutype === 'RESOURCE' ||
    (parameters['role'] ?? '').toUpperCase() === 'NON-PARTICIPANT' ||
    isRoomAddress(email)
  return {
    email,
    name: readPersonName(parameters['cn'] ?? '', email),
    kind: isRoom ? 'room' : cutype === 'GROUP' ? 'group' : 'person',
    hasDeclined: (parameters['partstat'] ?? '').toUpperCase() === 'DECLINED',
    sentBy: readAddress(parameters['sent-by'] ?? ''),
  }
}

/** Apple writes addresses of its own for whom it has accounts, and the real one beside it. */
function isStandIn(address: string): boolean {
  return address === '' || address.endsWith('@imip.me.com')
}

/** Addresses that stand for a room, a device or a calendar, never for somebody. */
function isRoomAddress(email: string): boolean {
  return (
    /@(?:[a-z0-9-]+\.)*(?:resource|group)\.calendar\.google\.com$/.test(email) ||
    /@(?:import|holiday)\.calendar\.google\.com$/.test(email) ||
    email === 'unknownorganizer@calendar.google.com' ||
    email.endsWith('@virtual') ||
    /^(?:conf(?:erence)?[-_.]?room|meeting[-_.]?room|room|resource|equipment|raum)[-_.0-9]/.test(email)
  )
}

function readAddress(text: string, mayBeBare = false): string {
  // The last one: a name with an unquoted colon ends up before the address.
  const at = text.toLowerCase().lastIndexOf('mailto:')
  if (at === -1 && !mayBeBare && !/^[^\s:/@]+@[^\s:/@]+$/.test(text.trim())) return ''
  let address = (at === -1 ? text : text.slice(at + 'mailto:'.length)).split('?')[0]?.trim() ?? ''
  if (address.includes('%')) {
    try {
      address = decodeURIComponent(address)
    } catch {
      // Not percent-encoded after all.
    }
  }
  address = address.replace(/^["'<]+|["'>]+$/g, '')
  return /^[^\s@]+@[^\s@]+$/.test(address) ? address.toLowerCase() : ''
}

function readPersonName(commonName: string, email: string): string {
  const name = commonName
    .replace(/\\([,;\\"'])/g, '$1')
    .replace(/^["'\s]+|["'\s]+$/g, '')
    .replace(/\s+/g, ' ')
  if (name === '' || name.includes('@')) return nameFromAddress(email || name)
  // "Weber, Maria (Sales)" is how directories sort; nobody says it.
  const sorted = /^([^,()\d]+), ([^,()\d]+?)(?: [([].*[)\]])?$/.exec(name)
  return sorted ? `${sorted[2]} ${sorted[1]}` : name
}

/** "maria.weber@…" → "Maria Weber"; "mw42@…" stays as it is. */
function nameFromAddress(address: string): string {
  const local = (address.split('@')[0] ?? '').replace(/\+.*$/, '')
  const words = local.split(/[._]+/).filter(Boolean)
  if (words.length < 2 || words.some((word) => /\d/.test(word))) return local
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
}
