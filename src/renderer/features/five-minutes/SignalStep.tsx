import { useState } from 'react'
import { isStale } from '@shared/domain/signals/staleness'
import type { Signal } from '@shared/documents/kinds/signal'
import { shortDate } from '@shared/domain/meeting-words'
import { keysOf } from '../../app/app-commands'
import { useRoutes } from '../../app/route'
import { localZone, useNow } from '../../app/use-now'
import { detailOf, titleOf } from '../signals/signal-words'
import { useCompetitors } from '../signals/use-signals'
import { StepFrame } from './StepFrame'
import { StepLine } from './StepLine'
import type { StepEdits } from './use-step-edits'

interface SignalStepProps {
  signal: Signal
  place: string
  edits: StepEdits
  onKey: (key: string) => boolean
}

/** Does it hold, and what follows from it? */
export function SignalStep({ signal, place, edits, onKey }: SignalStepProps) {
  const competitors = useCompetitors()
  const routes = useRoutes()
  const nowMs = useNow()
  const [isWriting, setWriting] = useState(false)
  const { soWhat, url, reviewedAt, createdAt } = signal.fields
  const seenAt = reviewedAt ?? createdAt
  const since =
    isStale(signal.fields, nowMs) && seenAt !== null
      ? `last looked at ${shortDate(Date.parse(seenAt), nowMs, localZone())}`
      : 'new this week'
  return (
    <StepFrame
      place={place}
      title={titleOf(signal)}
      onKey={onKey}
      answers={[
        { keys: keysOf('week-keep'), label: 'Keep', isPrimary: true, run: () => edits.keep(signal) },
        { keys: keysOf('week-aside'), label: 'Set aside', run: () => edits.setAside(signal) },
        {
          keys: keysOf('week-so-what'),
          label: soWhat === '' ? 'So what?' : 'Another so-what',
          run: () => setWriting(true),
        },
        {
          keys: keysOf('week-look'),
          label: 'Look again',
          run: () => (url === '' ? routes.go({ screen: 'signal', id: signal.id }) : edits.lookAgain(url)),
        },
      ]}
    >
      <p className="step-detail" dir="auto">
        {[detailOf(signal, competitors, nowMs), since].filter(Boolean).join(' · ')}
      </p>
      {isWriting ? (
        <StepLine
          label="So what"
          description="What follows from it for you. Enter keeps it, and the signal."
          present={soWhat}
          onKeep={(words) => edits.keep(signal, words)}
          onClose={() => setWriting(false)}
        />
      ) : (
        soWhat !== '' && (
          <p className="step-words document-text" dir="auto">
            {soWhat}
          </p>
        )
      )}
    </StepFrame>
  )
}
