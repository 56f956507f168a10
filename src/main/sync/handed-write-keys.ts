import { areEqualBytes } from '@shared/sync/bytes'
import type { Identity } from '@shared/sync/crypto/identity'
import { evaluateRoster } from '@shared/sync/roster/evaluate-roster'
import { parseOp, unwrapKey, writeKeyOf } from '@shared/sync/roster/op'
import type { JoinedWorkspace } from './pairing/join-pairing'
import type { PlaceMember } from './places'

/**
 * The write keys that a handover gave, to sign with. The relay may hear of the newcomer from itself before it hears of
 * it from the device that let it in: with these it is let in all the same.
 */
export function handedWriteKeys(
  { workspaceTag, roster }: Pick<JoinedWorkspace, 'workspaceTag' | 'roster'>,
  identity: Identity,
): PlaceMember['signWithWriteKey'] {
  const epochs = evaluateRoster(workspaceTag, roster.map(parseOp))?.epochs ?? []
  const keys = epochs.flatMap(({ wraps }) => {
    const key = wraps.map((wrap) => unwrapKey(wrap, identity)).find((found) => found !== undefined)
    return key ? [writeKeyOf(key)] : []
  })
  return (writePublicKey, message) =>
    keys.find(({ publicKey }) => areEqualBytes(publicKey, writePublicKey))?.sign(message)
}
