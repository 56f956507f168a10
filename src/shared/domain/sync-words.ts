import type { SyncState, TransportLine } from '../ipc/calls/sync'

/** "one change", "12 changes" */
export function changesInWords(count: number): string {
  return count === 1 ? 'one change' : `${count} changes`
}

/** "Laptop", "Laptop and Studio", "Laptop, Studio and 2 more" */
export function namesInWords(names: readonly string[]): string {
  const [first = '', second, ...rest] = names
  if (second === undefined) return first
  if (rest.length === 0) return `${first} and ${second}`
  return `${first}, ${second} and ${rest.length} more`
}

/** The notice that much was moved to the trash from elsewhere, which `sync.bringBack` brings back. */
export const massDeletionId = 'mass-deletion'

/** Whether a relay or folder waits for the user: it refuses this device, or takes nothing more. */
export function needsUser({ connection, code }: TransportLine): boolean {
  return connection === 'refused' || code === 'quota'
}

/**
 * "The relay is full, 12 changes waiting": what stands in the way where something waits, or nothing can come;
 * `undefined` where everything went another way.
 */
export function stuckInWords({ transports, waiting }: SyncState): string | undefined {
  const stuck = transports.filter(needsUser)
  const [first] = stuck
  if (!first || (waiting === 0 && stuck.length < transports.length)) return undefined
  if (waiting === 0) return first.code === 'quota' ? undefined : standsInTheWay(first)
  return `${standsInTheWay(first)}, ${changesInWords(waiting)} waiting`
}

function standsInTheWay({ kind, code }: TransportLine): string {
  const it = kind === 'relay' ? 'The relay' : 'The folder'
  if (code === 'quota') return `${it} is full`
  if (code === 'invite-needed') return `${it} wants an invite`
  return kind === 'relay' ? `${it} refuses this device` : `${it} cannot be used`
}
