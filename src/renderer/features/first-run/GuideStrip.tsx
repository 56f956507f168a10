import './guide-strip.css'
import { Check } from 'lucide-react'
import { Suspense, useEffect, useState, type FormEvent, type ReactNode } from 'react'
import { settingsId } from '@shared/documents/kinds/settings'
import { firstNameOf } from '@shared/domain/meeting-words'
import { keptOpener, pastOpener, type ChosenDraft } from '@shared/domain/openers/kept-opener'
import type { Result } from '@shared/ipc/contract'
import { keysOf } from '../../app/app-commands'
import { onDemand } from '../../app/on-demand'
import { useRoute } from '../../app/route'
import { useAvailableCommands, useRecordEdits, useWindowSession } from '../../app/window-session'
import { call } from '../../documents/bridge'
import { useProjection } from '../../documents/use-projections'
import { useBodySessions } from '../../documents/use-body-session'
import { useRow, useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Kbd } from '../../ui/Kbd'
import { TextField } from '../../ui/TextField'
import { planOpener, saySoWhat } from '../openers/opener-edits'
import { goToStep, useFirstRunStep } from './first-run-step'
import { copiedInWords, onBriefCopied, type BriefCopied } from '../prep/brief/brief-copied'
import { readyInWords } from '../prep/check/ready-in-words'
import { useReadiness } from '../prep/check/use-readiness'
import { useWorkspaceViews } from '../people/use-people-views'
import { useNoticedLine } from './use-noticed-line'

// Questions come with the desk they stand above.
const NoticedDrafts = onDemand(async () => (await import('../openers/NoticedDrafts')).NoticedDrafts)

/** The rest of the first ten minutes, one line above the prep desk. */
export function GuideStrip() {
  const route = useRoute()
  const step = useFirstRunStep()
  const { commands } = useWindowSession()
  const meeting = useRow('meeting', route.screen === 'meeting' ? route.id : null)
  const personId = meeting?.fields.personId ?? null
  const [copied, setCopied] = useState<BriefCopied>()
  const isGuiding = step !== 'done'
  const isHere = route.screen === 'meeting' && (isGuiding || copied !== undefined)

  useEffect(() => {
    if (!isGuiding) return undefined
    return commands.onRun((id) => {
      if (id === 'mend-finding') void goToStep('brief')
    })
  }, [commands, isGuiding])

  useEffect(() => {
    if (!isHere) return undefined
    return onBriefCopied((brief) => {
      setCopied(brief)
      void goToStep('done')
    })
  }, [isHere])

  if (!meeting || personId === null) return null
  if (copied?.meetingId === meeting.id) {
    return <ReadyStep brief={copied} onDone={() => setCopied(undefined)} />
  }
  if (step === 'notice') return <NoticeStep personId={personId} />
  if (step === 'draft') return <DraftStep personId={personId} meetingId={meeting.id} />
  if (step === 'mend') return <MendStep />
  if (step === 'brief') return <BriefStep />
  return null
}

function NoticeStep({ personId }: { personId: string }) {
  const person = useRow('person', personId)
  const [line, setLine] = useState('')
  const noticed = useNoticedLine(personId, () => void goToStep('draft'))
  const hotkey = useHotkey()
  const first = firstNameOf(person?.fields.name ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (line.trim() !== '') void noticed.capture(line)
  }
  return (
    <Strip onSkip={() => void goToStep('mend')}>
      <p>
        Noticed anything outside, at a customer or a competitor?{' '}
        {hotkey.isRegistered ? (
          <>
            Press <Kbd keys={hotkey.shortcut} /> now and type it: it becomes an opener for {first}.
          </>
        ) : (
          <>
            Type it here: it becomes an opener for {first}. (<Kbd keys={hotkey.shortcut} /> belongs to another
            program; Settings offers others.)
          </>
        )}
      </p>
      <form className="guide-field" onSubmit={submit}>
        <TextField
          label="What you noticed"
          hideLabel
          voice="document"
          placeholder={hotkey.isRegistered ? 'Or type it here' : 'One line'}
          value={line}
          onChange={setLine}
        />
      </form>
    </Strip>
  )
}

/** Read anew for the strip: whether the system gave the shortcut to us is known to the main process alone. */
function useHotkey(): Pick<Result<'hotkey.state'>, 'shortcut' | 'isRegistered'> {
  const settings = useRow('settings', settingsId)
  const [isRegistered, setIsRegistered] = useState(true)
  useEffect(() => {
    call('hotkey.state', {})
      .then((state) => setIsRegistered(state.isRegistered))
      // The field beside it does the same, whatever the system says of the shortcut.
      .catch(() => setIsRegistered(false))
  }, [])
  return { shortcut: settings?.fields.captureShortcut ?? 'CommandOrControl+Shift+Space', isRegistered }
}

/** What was noticed becomes a question, once it is said what follows from it. */
function DraftStep({ personId, meetingId }: { personId: string; meetingId: string }) {
  const edits = useRecordEdits()
  const sessions = useBodySessions()
  const openers = useRows('opener')
  const opener = openers?.findLast(({ fields }) => fields.personId === personId && fields.signalId !== null)
  const signal = useRow('signal', opener?.fields.signalId ?? null)
  const person = useRow('person', personId)
  if (!opener || !signal || !person) return <MendStep />
  const plan = (draft: ChosenDraft) => {
    const kept = keptOpener({ kind: 'carried', opener: pastOpener(opener) }, draft, personId)
    void planOpener(edits, kept, { meetingId, sessions }).then(() => goToStep('mend'))
  }
  return (
    <Strip onSkip={() => void goToStep('mend')}>
      <p>
        <Check aria-hidden size={16} className="guide-done" /> It is on the agenda.{' '}
        {signal.fields.soWhat.trim() === ''
          ? 'Say in a few words what follows from it for you.'
          : 'Choose how to ask about it.'}
      </p>
      <div className="guide-drafts">
        <Suspense fallback={null}>
          <NoticedDrafts
            signal={signal}
            person={person}
            onPlan={plan}
            onSoWhat={(soWhat) => void saySoWhat(edits, signal.id, soWhat)}
          />
        </Suspense>
      </div>
    </Strip>
  )
}

function MendStep() {
  const hasFinding = useAvailableCommands().includes('mend-finding')
  if (!hasFinding) return <BriefStep />
  return (
    <Strip onSkip={() => void goToStep('brief')}>
      <p>
        <Check aria-hidden size={16} className="guide-done" /> It is on the agenda. The prep check says what
        is missing there: <Kbd keys={keysOf('mend-finding')} /> mends the first finding.
      </p>
    </Strip>
  )
}

function BriefStep() {
  return (
    <Strip onSkip={() => void goToStep('done')}>
      <p>
        Write over what stands on the agenda. Once it reads well, <Kbd keys={keysOf('copy-brief')} /> copies
        the brief: the agenda alone, with nothing private in it.
      </p>
    </Strip>
  )
}

function ReadyStep({ brief, onDone }: { brief: BriefCopied; onDone: () => void }) {
  const views = useWorkspaceViews()
  const view = views?.meetings.find(({ meeting }) => meeting.id === brief.meetingId)
  const readiness = useReadiness(view, useProjection(brief.meetingId))
  return (
    <Strip skipLabel="Done" onSkip={onDone}>
      <p>
        <Check aria-hidden size={16} className="guide-done" />{' '}
        {readiness?.isReady && view && views && (
          <strong className="figures">{readyInWords(view.time, views.viewpoint)} </strong>
        )}
        Brief copied: {copiedInWords(brief)}.
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
