import type { DeviceLine, SyncState, TransportLine } from '@shared/ipc/calls/sync'
import { dayInWords, shortDate, timeInWords } from '@shared/domain/meeting-words'
import { changesInWords, namesInWords } from '@shared/domain/sync-words'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Where and when the user looks. */
export interface Viewpoint {
  nowMs: number
  zone: string
}

/** "just now", "5 minutes ago", "3 hours ago", "yesterday, 14:02", "on 3 May" */
export function agoInWords(instant: string, { nowMs, zone }: Viewpoint): string {
  const ms = Date.parse(instant)
  // Another device's clock may be ahead of this one.
  const ageMs = Math.max(0, nowMs - ms)
  if (ageMs < minuteMs) return 'just now'
  if (ageMs < hourMs) return `${countOf(Math.floor(ageMs / minuteMs), 'a minute', 'minutes')} ago`
  const day = dayInWords(Math.min(ms, nowMs), nowMs, zone)
  if (day === 'today') return `${countOf(Math.floor(ageMs / hourMs), 'an hour', 'hours')} ago`
  return day === 'yesterday' ? `yesterday, ${timeInWords(ms, zone)}` : `on ${shortDate(ms, nowMs, zone)}`
}

/** What there is to say of a device under its name. */
export function deviceInWords(device: DeviceLine, viewpoint: Viewpoint): string {
  if (device.isThis) return 'This device'
  const ago = device.lastWordAt === null ? undefined : agoInWords(device.lastWordAt, viewpoint)
  if (device.isRemoved) {
    const how = device.hasLeft ? 'Turned sync off' : 'Removed'
    return ago === undefined ? how : `${how} · last word ${ago}`
  }
  const word = ago === undefined ? 'Nothing from it yet' : `Last word ${ago}`
  return `${word} · ${waitingForDevice(device.waiting)}`
}

function waitingForDevice(waiting: number): string {
  if (waiting === 0) return 'has everything from here'
  return `${changesInWords(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for it`
}

/** "Connected · 12 changes waiting" */
export function placeInWords({ kind, connection, waiting }: TransportLine): string {
  const state = kind === 'relay' ? relayStates[connection] : folderStates[connection]
  if (waiting > 0) return `${state} · ${changesInWords(waiting)} waiting`
  return connection === 'ready' ? `${state} · has everything` : state
}

const relayStates: Record<TransportLine['connection'], string> = {
  connecting: 'Connecting…',
  ready: 'Connected',
  offline: 'Offline',
  refused: 'Refused',
  paused: 'Paused',
}

const folderStates: Record<TransportLine['connection'], string> = {
  connecting: 'Reading…',
  ready: 'In use',
  offline: 'Not there',
  refused: 'Not usable',
  paused: 'Paused',
}

/** One sentence for all of it, above the lists. */
export function syncInWords(state: SyncState): string {
  const { phase, transports, devices, waiting, reached, reachedDevices } = state
  const waits = `${capital(changesInWords(waiting))} ${waiting === 1 ? 'waits' : 'wait'}`
  if (phase === 'paused') {
    return waiting === 0
      ? 'Sync is paused. Nothing travels until you resume it.'
      : `Sync is paused. ${waits} on this device until you resume it.`
  }
  if (transports.length === 0) return 'Nothing travels yet: add a relay or a folder that your devices share.'
  if (transports.every(({ connection }) => connection === 'offline')) {
    return waiting === 0
      ? 'Offline. Everything written here had arrived before.'
      : `Offline. ${waits} on this device.`
  }
  if (!transports.some(({ connection }) => connection === 'ready' || connection === 'connecting')) {
    return 'Nothing gets through at the moment: see the relays and folders below.'
  }
  if (waiting > 0) return `${waits} to be sent.`
  if (devices.filter(({ isRemoved }) => !isRemoved).length < 2) {
    return 'Everything written here is sent. Pair another device to read it there.'
  }
  if (reached === 'other-device' && reachedDevices.length > 0) {
    return `Everything written here is on ${namesInWords(reachedDevices)}.`
  }
  return 'Everything written here is sent. No other device has it yet.'
}

/** What becomes of this device and the others when it leaves, and whether they will hear of it. */
export function leavingInWords({ phase, transports, devices, deviceName }: SyncState): string {
  if (phase !== 'locked' && !devices.some(({ isThis, isRemoved }) => !isThis && !isRemoved)) {
    return 'Everything stays on this device. It is the only one that takes part now.'
  }
  return `Everything stays on this device, and on your other devices. From then on nothing travels between this one and the others. ${tellingInWords({ phase, transports, deviceName })}`
}

function tellingInWords({
  phase,
  transports,
  deviceName,
}: Pick<SyncState, 'phase' | 'transports' | 'deviceName'>): string {
  const stays = `“${deviceName}” stays on their lists until it is removed there.`
  if (phase === 'locked') return `Without the passphrase they cannot be told: ${stays}`
  const canTell = transports.some(({ connection }) => connection !== 'offline' && connection !== 'refused')
  return canTell
    ? 'They are told, and take it off their lists.'
    : `No relay or folder can be reached now, so they cannot be told: ${stays}`
}

/** "120 MB of 1 GB used" */
export function quotaInWords({ usedBytes, limitBytes }: { usedBytes: number; limitBytes: number }): string {
  return `${bytesInWords(usedBytes)} of ${bytesInWords(limitBytes)} used`
}

const byteUnits = ['bytes', 'KB', 'MB', 'GB', 'TB']

function bytesInWords(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(byteUnits.length - 1, Math.floor(Math.log10(bytes) / 3))
  const amount = bytes / 1000 ** step
  // Two figures tell enough; "0.9" and "1.5" need the one behind the point.
  const shown = step === 0 || amount >= 10 ? Math.round(amount) : Math.round(amount * 10) / 10
  return `${shown} ${byteUnits[step]}`
}

/** How much longer a code is good, from its end. */
export function timeLeftInWords(leftMs: number): string {
  if (leftMs <= 0) return 'This code has run out.'
  if (leftMs < 30_000) return 'Good for a few more seconds, and for one try.'
  if (leftMs < 90_000) return 'Good for about one more minute, and for one try.'
  return `Good for about ${Math.round(leftMs / minuteMs)} more minutes, and for one try.`
}

const kindNames: Record<string, readonly [one: string, many: string]> = {
  person: ['person', 'people'],
  meeting: ['1:1', '1:1s'],
  capture: ['capture', 'captures'],
  opener: ['opener', 'openers'],
  note: ['note', 'notes'],
  action: ['action', 'actions'],
  signal: ['signal', 'signals'],
  win: ['win', 'wins'],
}

/** "12 people, 40 1:1s and 3 captures": how many of each kind. Settings count for nothing, unknown kinds as other things. */
export function countsInWords(counts: Readonly<Record<string, number>>): string {
  const known = Object.keys(kindNames).flatMap((kind) => {
    const count = counts[kind] ?? 0
    const [one, many] = kindNames[kind] ?? ['', '']
    return count === 0 ? [] : [countOf(count, `one ${one}`, many)]
  })
  const others = Object.entries(counts)
    .filter(([kind]) => kind !== 'settings' && !Object.hasOwn(kindNames, kind))
    .reduce((sum, [, count]) => sum + count, 0)
  const parts = [...known, ...(others === 0 ? [] : [countOf(others, 'one other thing', 'other things')])]
  if (parts.length === 0) return 'nothing yet'
  return [parts.slice(0, -1).join(', '), parts.at(-1)].filter(Boolean).join(' and ')
}

function countOf(count: number, one: string, many: string): string {
  return count === 1 ? one : `${count} ${many}`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
