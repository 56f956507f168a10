import './openers.css'
import type { Person } from '@shared/documents/kinds/person'
import type { Signal } from '@shared/documents/kinds/signal'
import { firstNameOf } from '@shared/domain/meeting-words'
import { keptOpener, type ChosenDraft, type KeptOpener } from '@shared/domain/openers/kept-opener'
import { useRecordEdits } from '../../app/window-session'
import { useBodySessions } from '../../documents/use-body-session'
import { Dialog } from '../../ui/Dialog'
import { useUpcoming } from '../today/use-upcoming'
import { keepOpener, planOpener, saySoWhat } from './opener-edits'
import { OpenerCard } from './OpenerCard'
import { useDraftsOf } from './use-openers-for'

interface MakeOpenerDialogProps {
  signal: Signal
  person: Person
  onClose: () => void
}

/** Ways to ask one person about a signal; the one that is taken goes on the agenda of the next 1:1 with them. */
export function MakeOpenerDialog({ signal, person, onClose }: MakeOpenerDialogProps) {
  const edits = useRecordEdits()
  const sessions = useBodySessions()
  const drafts = useDraftsOf(signal, person)
  const next = useUpcoming()?.find((meeting) => meeting.person.id === person.id)
  const first = firstNameOf(person.fields.name) || 'them'
  const source = { kind: 'signal', signal } as const
  const keep = (kept: KeptOpener) =>
    void keepOpener(edits, kept, 'Kept as a draft, on the shelf of the next 1:1.')
  const done = (draft: ChosenDraft) => {
    const kept = keptOpener(source, draft, person.id)
    if (next)
      void planOpener(edits, kept, { meetingId: next.meeting.id, sessions }, 'On the agenda of the next 1:1.')
    else keep(kept)
    onClose()
  }
  return (
    <Dialog title={`An opener for ${first}`} onClose={onClose}>
      {drafts?.length === 0 && (
        <p>
          {first} was asked about this already, or it is about {first}.
        </p>
      )}
      {drafts && drafts.length > 0 && (
        <OpenerCard
          opener={{ source, drafts, score: 0, parts: [] }}
          isOpen
          autoFocus
          onOpen={() => undefined}
          plan={done}
          keep={(draft) => keep(keptOpener(source, draft, person.id))}
          saySoWhat={(soWhat) => void saySoWhat(edits, signal.id, soWhat)}
        />
      )}
      <p className="quiet-line">
        {next
          ? 'It goes on the agenda of the next 1:1, and is asked once.'
          : `No 1:1 with ${first} is planned: it waits on the shelf of the next one.`}
      </p>
    </Dialog>
  )
}
