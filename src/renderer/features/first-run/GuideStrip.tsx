import './guide-strip.css'
import { Check } from 'lucide-react'
import { useEffect, useState, type FormEvent, type ReactNode } from 'react'
import { settingsId } from '@shared/documents/kinds/settings'
import { timeOf } from '@shared/domain/meeting-time'
import { dayInWords, firstNameOf, timeInWords } from '@shared/domain/meeting-words'
import { keysOf } from '../../app/app-commands'
import { useRoute } from '../../app/route'
import { localZone, useNow } from '../../app/use-now'
import { useAvailableCommands, useWindowSession } from '../../app/window-session'
import { useRow } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Kbd } from '../../ui/Kbd'
import { TextField } from '../../ui/TextField'
import { goToStep, useFirstRunStep } from './first-run-step'
import { useNoticedLine } from './use-noticed-line'

/** The rest of the first ten minutes, one line above the prep desk. */
export function GuideStrip() {
  const route = useRoute()
  const step = useFirstRunStep()
  const meeting = useRow('meeting', route.screen === 'meeting' ? route.id : null)
  const personId = meeting?.fields.personId ?? null
  const [isReady, setIsReady] = useState(false)
  if (!meeting || personId === null) return null
  if (isReady) return <ReadyStep meetingId={meeting.id} onDone={() => setIsReady(false)} />
  if (step === 'notice') return <NoticeStep personId={personId} />
  if (step === 'mend') return <MendStep />
  if (step === 'brief') return <BriefStep onCopied={() => setIsReady(true)} />
  return null
}

function NoticeStep({ personId }: { personId: string }) {
  const settings = useRow('settings', settingsId)
  const person = useRow('person', personId)
  const [line, setLine] = useState('')
  const noticed = useNoticedLine(personId, () => void goToStep('mend'))
  const first = firstNameOf(person?.fields.name ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (line.trim() !== '') void noticed.capture(line)
  }
  return (
    <Strip onSkip={() => void goToStep('mend')}>
      <p>
        Noticed anything outside, at a customer or a competitor? Press{' '}
        <Kbd keys={settings?.fields.captureShortcut ?? 'CommandOrControl+Shift+Space'} /> now and type it. It
        becomes an opener for {first}.
      </p>
      <form className="guide-field" onSubmit={submit}>
        <TextField
          label="What you noticed"
          hideLabel
          voice="document"
          placeholder="Or type it here"
          value={line}
          onChange={setLine}
        />
      </form>
    </Strip>
  )
}

function MendStep() {
  const { commands } = useWindowSession()
  const hasFinding = useAvailableCommands().includes('mend-finding')
  useEffect(
    () => commands.onRun((id) => (id === 'mend-finding' ? void goToStep('brief') : undefined)),
    [commands],
  )
  return (
    <Strip onSkip={() => void goToStep('brief')}>
      <p>
        <Check aria-hidden size={16} className="guide-done" /> It is on the agenda, as an opener.{' '}
        {hasFinding ? (
          <>
            The prep check, on the right, says what is missing: <Kbd keys={keysOf('mend-finding')} /> mends
            the first.
          </>
        ) : (
          <>Write over what stands on the agenda; the prep check says what is missing.</>
        )}
      </p>
    </Strip>
  )
}

function BriefStep({ onCopied }: { onCopied: () => void }) {
  const { commands } = useWindowSession()
  useEffect(
    () =>
      commands.onRun((id) => {
        if (id !== 'copy-brief') return
        onCopied()
        void goToStep('done')
      }),
    [commands, onCopied],
  )
  return (
    <Strip onSkip={() => void goToStep('done')}>
      <p>
        Once it reads well, <Kbd keys={keysOf('copy-brief')} /> copies the brief: the agenda alone, nothing
        private in it. Send it ahead, or bring it.
      </p>
    </Strip>
  )
}

function ReadyStep({ meetingId, onDone }: { meetingId: string; onDone: () => void }) {
  const meeting = useRow('meeting', meetingId)
  const nowMs = useNow()
  const zone = localZone()
  const time = meeting && timeOf(meeting.fields, zone)
  const day = time ? dayInWords(time.startMs, nowMs, zone) : ''
  return (
    <Strip skipLabel="Done" onSkip={onDone}>
      <p>
        <Check aria-hidden size={16} className="guide-done" />{' '}
        <strong className="figures">
          Ready.{' '}
          {time && `${day === 'today' ? '' : `${capitalized(day)} `}${timeInWords(time.startMs, zone)}.`}
        </strong>{' '}
        The brief is on the clipboard.
      </p>
    </Strip>
  )
}

interface StripProps {
  children: ReactNode
  onSkip: () => void
  skipLabel?: string
}

function Strip({ children, onSkip, skipLabel = 'Skip' }: StripProps) {
  return (
    <section className="guide-strip" data-pane="guide" tabIndex={-1} aria-label="The first ten minutes">
      {children}
      <Button variant="quiet" onPress={onSkip}>
        {skipLabel}
      </Button>
    </section>
  )
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
