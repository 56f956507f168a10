import type { Transport } from '@shared/sync/transport'
import type { LetIn } from './engine/sync-store'

/** Said where a key is there and the vault knows of no sync. */
export const membershipLostWords =
  'Sync is off on this device: its workspace was put back to a state from before sync was turned on. Everything that is here stays. Join again, with a code from another device or with the recovery phrase.'

/** Where a device left, and nobody could be told. `host` let it in just before. */
export function stillListedWords(deviceName: string, host: string | undefined): string {
  const who = host ?? 'your other devices'
  return `This device could not tell ${who} that it does not take part: no relay or folder could be reached. “${deviceName}” stays on their lists until it is removed there.`
}

/** What was moved to the trash from elsewhere, much at once. */
export function massDeletionWords(count: number): string {
  return `On another of your devices ${count} things that were here were moved to the trash. They are kept for thirty days, with everything written in them.`
}

/** Where the app ended after another device had let this one in, and before it had joined. */
export function neverCameWords({ deviceName, host }: LetIn): string {
  return `Leadup ended before this device had joined. Nothing on it was changed. “${deviceName}” stays on the list of ${host} until it is removed there. To join, begin again with a new code.`
}

/** A clock that is far off would keep things from being let go, or let go of them too early. */
export function clockAheadWords(deviceName: string): string {
  return `What ${deviceName} wrote is dated more than a day ahead of this device. Check the date on both. Until they agree, nothing is removed from the trash here.`
}

/** What a relay or folder confirmed and no longer has. [T1] */
export function rolledBackWords({ kind }: Transport, missing: number): string {
  const it = kind === 'relay' ? 'The relay' : 'The folder'
  const [changes, areSent] = missing === 1 ? ['one change', 'It is'] : [`${missing} changes`, 'They are']
  return `${it} has gone back in time: it no longer has ${changes} that it had confirmed. ${areSent} sent again.`
}
