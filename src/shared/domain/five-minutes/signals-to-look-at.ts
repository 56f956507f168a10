import type { Signal } from '../../documents/kinds/signal'
import { staleFrom } from '../signals/staleness'

/** As many as can be judged in two minutes (P9, P10): watching markets is a habit, not a backlog. */
const mostSignals = 7
const weekMs = 7 * 86_400_000

/**
 * The signals to judge this week, seven at most: what came in during the last seven days and was not looked at since,
 * without a so-what first, since it can become no opener; then what is stale, the longest past its time first. What
 * nobody came to in its week waits until it is stale, and is no debt until then.
 */
export function signalsToLookAt(signals: readonly Signal[], nowMs: number): Signal[] {
  const fresh: { signal: Signal; createdMs: number }[] = []
  const stale: { signal: Signal; fromMs: number }[] = []
  for (const signal of signals) {
    const { fields } = signal
    if (fields.setAsideAt !== null) continue
    const createdMs = Date.parse(fields.createdAt ?? '')
    if (nowMs - createdMs <= weekMs && fields.reviewedAt === null) {
      fresh.push({ signal, createdMs })
      continue
    }
    const fromMs = staleFrom(fields)
    if (fromMs !== undefined && fromMs <= nowMs) stale.push({ signal, fromMs })
  }
  const lacks = ({ signal }: { signal: Signal }) => Number(signal.fields.soWhat.trim() === '')
  fresh.sort((one, other) => lacks(other) - lacks(one) || other.createdMs - one.createdMs)
  stale.sort((one, other) => one.fromMs - other.fromMs)
  return [...fresh, ...stale].slice(0, mostSignals).map(({ signal }) => signal)
}
