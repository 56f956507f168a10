import { Check } from 'lucide-react'
import type { Signal } from '@shared/documents/kinds/signal'
import type { CompetitorBook } from '@shared/domain/signals/competitor-book'
import type { SameSignals } from '@shared/domain/signals/same-signal'
import { isStale } from '@shared/domain/signals/staleness'
import { strengthFromSources } from '@shared/domain/signals/strength'
import { Chip } from '../../ui/Chip'
import { ageInWords } from '../inbox/age-in-words'
import { detailOf, titleOf } from './signal-words'

interface SignalRowProps {
  signal: Signal
  competitors: CompetitorBook
  /** `undefined` while it is being made. */
  same: SameSignals | undefined
  nowMs: number
}

/** What a signal says, what it is, and whether somebody should look again. */
export function SignalRow({ signal, competitors, same, nowMs }: SignalRowProps) {
  const { fields } = signal
  const isStrong =
    fields.strength === 'strong' ||
    (fields.strength === '' &&
      same !== undefined &&
      strengthFromSources(signal, same.near(signal), nowMs).strength === 'strong')
  return (
    <>
      <div className="signal-words">
        <div className="signal-title" dir="auto">
          {titleOf(signal)}
        </div>
        <div className="signal-detail">
          {isStrong && <b>Strong · </b>}
          {detailOf(signal, competitors, nowMs)}
        </div>
      </div>
      <div className="signal-end">
        {isStale(fields, nowMs) && <Chip tone="amber">Look again</Chip>}
        <div className="signal-corner">
          <span className="figures">{ageInWords(fields.createdAt, nowMs)}</span>
          <span className="signal-mark" data-selects aria-hidden>
            <Check size={12} strokeWidth={3} />
          </span>
        </div>
      </div>
    </>
  )
}
