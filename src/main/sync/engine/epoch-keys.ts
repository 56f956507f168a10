import { areEqualBytes } from '@shared/sync/bytes'
import type { Identity } from '@shared/sync/crypto/identity'
import { givenBy, type KnownEpoch, type Roster } from '@shared/sync/roster/evaluate-roster'
import { removalNameOf, unwrapKey } from '@shared/sync/roster/op'

export interface EpochKey {
  id: string
  number: number
  key: Uint8Array
  /**
   * All removals are known here that somebody knew of who gave this device the key. SECURITY: else who was removed might
   * seem to be a member that lacks it. Who does not have the key cannot give it, whatever they sign. [R6]
   */
  isShareable: boolean
}

/**
 * The keys that ops gave to a device. `held`: ids of epochs that counted here once, whoever declared them. What is
 * known of before is not unwrapped again.
 */
export function unwrapKeys(
  roster: Roster,
  held: ReadonlySet<string>,
  identity: Pick<Identity, 'boxKey' | 'openBox'>,
  before: ReadonlyMap<string, EpochKey> | undefined,
): Map<string, EpochKey> {
  const keys = new Map<string, EpochKey>()
  const heard = new Set(roster.signed.map(({ hash }) => removalNameOf(hash)))
  for (const { id, number, wraps } of [...roster.epochs, ...roster.ended, ...heldEpochs(roster, held)]) {
    for (const wrap of wraps) {
      if (!areEqualBytes(wrap.to, identity.boxKey)) continue
      const known = keys.get(id) ?? before?.get(id)
      const isComplete = wrap.removals.every((name) => heard.has(name))
      const isNews = !known || (isComplete && !known.isShareable)
      const opened = isNews ? unwrapKey(wrap, identity) : undefined
      const key = opened ?? known?.key
      if (!key) continue
      const isShareable = known?.isShareable === true || (opened !== undefined && isComplete)
      keys.set(id, { id, number: keys.get(id)?.number ?? number, key, isShareable })
    }
  }
  return keys
}

function heldEpochs({ signed }: Roster, held: ReadonlySet<string>): KnownEpoch[] {
  return signed.flatMap(({ content }) =>
    (content.type === 'remove' || content.type === 'rotate') && held.has(content.epoch.id)
      ? [{ id: content.epoch.id, number: 0, wraps: givenBy(content.epoch.wraps, content) }]
      : [],
  )
}
