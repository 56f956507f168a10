import type { TransportLine } from '../ipc/calls/sync'

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

/** Whether a relay or folder waits for the user: it refuses this device, or takes nothing more. */
export function needsUser({ connection, code }: TransportLine): boolean {
  return connection === 'refused' || code === 'quota'
}
