import { Meter } from 'react-aria-components'
import type { TransportLine } from '@shared/ipc/calls/sync'
import { quotaInWords } from './device-words'

/** From here on it is worth a look: what is left is used up sooner than one thinks. */
const nearlyFull = 0.9

/** How full a relay's space is. */
export function QuotaBar({ label, quota }: { label: string; quota: NonNullable<TransportLine['quota']> }) {
  const words = quotaInWords(quota)
  const share = quota.limitBytes > 0 ? Math.min(1, quota.usedBytes / quota.limitBytes) : 1
  return (
    <Meter className="quota" aria-label={`Space on ${label}`} value={share * 100} valueLabel={words}>
      {({ percentage }) => (
        <>
          <span className="quota-track" data-nearly-full={share >= nearlyFull || undefined}>
            <span className="quota-fill" style={{ inlineSize: `${percentage}%` }} />
          </span>
          <span className="figures">{words}</span>
        </>
      )}
    </Meter>
  )
}
