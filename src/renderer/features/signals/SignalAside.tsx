import { Eye } from 'lucide-react'
import { strengthWords, signalTypeWords, type Signal } from '@shared/documents/kinds/signal'
import { shortDate } from '@shared/domain/meeting-words'
import { keepsFor, isStale, staleFrom } from '@shared/domain/signals/staleness'
import { strengthFromSources } from '@shared/domain/signals/strength'
import { useRoutes } from '../../app/route'
import { localZone, useNow } from '../../app/use-now'
import { useRecordEdits } from '../../app/window-session'
import { Button } from '../../ui/Button'
import { OpenList, OpenRow } from '../../ui/OpenList'
import { SectionHeading } from '../../ui/SectionHeading'
import { ageInWords } from '../inbox/age-in-words'
import { RecordForm } from '../records/RecordForm'
import { markLookedAt, setAside } from './signal-actions'
import { SignalOpeners } from './SignalOpeners'
import { detailOf, titleOf } from './signal-words'
import { useCompetitors, useSameSignals } from './use-signals'

/** What follows from the others: how strong it is, how long it holds, what says the same, what was made of it. */
export function SignalAside({ signal }: { signal: Signal }) {
  const routes = useRoutes()
  const competitors = useCompetitors()
  const nowMs = useNow()
  const near = useSameSignals()?.same.near(signal) ?? []
  const derived = strengthFromSources(signal, near, nowMs)
  return (
    <aside className="signal-aside" aria-label="What follows from the others">
      <section aria-labelledby="signal-holds">
        <SectionHeading id="signal-holds">Does it still hold?</SectionHeading>
        <Holds signal={signal} nowMs={nowMs} />
      </section>
      <section className="form" aria-label="Strength">
        <RecordForm kind="signal" row={signal} only={['strength']} />
        <p className="quiet-line">
          By its sources: {strengthWords[derived.strength].toLowerCase()}. {sentence(derived.reasons)}
        </p>
      </section>
      {near.length > 0 && (
        <section aria-labelledby="signal-near">
          <SectionHeading id="signal-near">Say the same</SectionHeading>
          <OpenList label="Say the same" onOpen={(id) => routes.go({ screen: 'signal', id })}>
            {near.slice(0, mostNear).map((other) => (
              <OpenRow
                key={other.id}
                id={other.id}
                text={titleOf(other)}
                title={titleOf(other)}
                detail={detailOf(other, competitors, nowMs)}
              />
            ))}
          </OpenList>
        </section>
      )}
      <SignalOpeners signal={signal} />
    </aside>
  )
}

/** More would be a list of its own. */
const mostNear = 5

function Holds({ signal, nowMs }: { signal: Signal; nowMs: number }) {
  const edits = useRecordEdits()
  const { fields } = signal
  const { why } = keepsFor[fields.type]
  const fromMs = staleFrom(fields)
  if (fields.setAsideAt !== null) {
    return (
      <>
        <p className="quiet-line">It is set aside: in no list, and kept.</p>
        <Button onPress={() => setAside(edits, [signal])}>Bring back</Button>
      </>
    )
  }
  if (fromMs === undefined) return <p className="quiet-line">{capitalized(why)}.</p>
  const isDue = isStale(fields, nowMs)
  return (
    <>
      <p className={isDue ? 'signal-due' : 'quiet-line'}>
        {isDue ? 'Time to look again. ' : `Look again from ${shortDate(fromMs, nowMs, localZone())} on. `}
        {signalTypeWords[fields.type]}: {why}.
        {fields.reviewedAt !== null && ` Last looked at ${agoInWords(fields.reviewedAt, nowMs)}.`}
      </p>
      <Button icon={Eye} onPress={() => markLookedAt(edits, [signal])}>
        Looked, it still holds
      </Button>
    </>
  )
}

function agoInWords(instant: string, nowMs: number): string {
  const age = ageInWords(instant, nowMs)
  // The clock of this screen ticks on the minute: what was done since was not done in the future.
  return age === 'now' || age === '' ? 'just now' : `${age} ago`
}

function sentence(parts: readonly string[]): string {
  return `${capitalized(parts.join(', '))}.`
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
