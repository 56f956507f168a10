import type { Signal } from '@shared/documents/kinds/signal'
import type { Strength } from '@shared/domain/openers/rank-parts'
import { strengthFromSources } from '@shared/domain/signals/strength'

const strengths = new WeakMap<Signal, Strength>()

/**
 * What the user says of it, else what its own sources do. Those of others that say the same are counted on its page:
 * looking for them among thousands would be felt here.
 */
export function strengthOf(signal: Signal): Strength {
  const known = strengths.get(signal)
  if (known) return known
  const strength = signal.fields.strength || strengthFromSources(signal, [], Date.now()).strength
  strengths.set(signal, strength)
  return strength
}
