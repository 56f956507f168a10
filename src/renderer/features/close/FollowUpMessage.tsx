import { Copy, Mail } from 'lucide-react'
import { useState } from 'react'
import { paragraph } from '@shared/body/body-node'
import type { BodyProjection } from '@shared/body/project-body'
import { formsAsTyped, type FollowUp } from '@shared/domain/close/follow-up'
import { firstNameOf } from '@shared/domain/meeting-words'
import { messageOf } from '../../app/message-of'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { Skeleton } from '../../ui/Skeleton'
import { TextArea } from '../../ui/TextField'
import { showToast } from '../../ui/toasts'
import type { MeetingView } from '../meetings/meeting-view'
import { sendOutgoing } from '../sending/send-outgoing'
import { useReadPrivateCheck } from '../sending/use-private-check'
import { useFollowUp } from './use-follow-up'

interface FollowUpMessageProps {
  view: MeetingView
  /** Of its agenda. */
  projection: BodyProjection | undefined
}

/** What was decided and who does what, to send: words to change until they are the user's. */
export function FollowUpMessage({ view, projection }: FollowUpMessageProps) {
  const drafted = useFollowUp(view, projection)
  if (drafted.state === 'drafting') return <Skeleton rows={2} />
  if (drafted.state === 'failed') return <ErrorNote>{drafted.message}</ErrorNote>
  if (drafted.draft) return <Message view={view} draft={drafted.draft} />
  return (
    <p className="quiet-line">
      Nothing to send: nothing was decided or promised. Tick a decision on the agenda, or make an item an
      action.
    </p>
  )
}

function Message({ view: { person }, draft }: { view: MeetingView; draft: FollowUp }) {
  const [typed, setTyped] = useState<string>()
  const [failure, setFailure] = useState<string>()
  const readPrivateCheck = useReadPrivateCheck()
  const name = firstNameOf(person?.fields.name ?? '') || 'this person'
  const text = typed ?? draft.text.trimEnd()
  const isAsDrafted = text === draft.text.trimEnd()

  const send = async (way: 'copy' | 'mail') => {
    try {
      const findPrivate = await readPrivateCheck()
      // SECURITY: what was typed into it since is looked at as well.
      const found = findPrivate(text.split('\n').map((line) => paragraph(line)))
      if (found.length > 0) return setFailure('It holds what you noted privately, so it was not sent.')
      setFailure(undefined)
      const forms = isAsDrafted ? draft : formsAsTyped(text)
      const to = { title: draft.subject, email: person?.fields.email ?? '' }
      const became = await sendOutgoing({ ...forms, ...to }, way)
      showToast({ text: `The message to ${name}: ${became}.` })
    } catch (error) {
      setFailure(messageOf(error))
    }
  }

  const ways = [
    { way: 'mail' as const, icon: Mail, label: 'Mail draft' },
    { way: 'copy' as const, icon: Copy, label: 'Copy the message' },
  ]
  return (
    <div className="follow-up">
      <TextArea
        label={`Message to ${name}`}
        hideLabel
        rows={Math.min(14, Math.max(4, text.split('\n').length))}
        value={text}
        onChange={setTyped}
        {...(draft.withheld > 0 ? { description: withheldInWords(draft.withheld) } : {})}
      />
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <div className="follow-up-ways">
        {(draft.isMail ? ways : ways.toReversed()).map(({ way, icon, label }, index) => (
          <Button
            key={way}
            icon={icon}
            variant={index === 0 ? 'plain' : 'quiet'}
            onPress={() => void send(way)}
          >
            {label}
          </Button>
        ))}
        {!isAsDrafted && (
          <Button variant="quiet" onPress={() => setTyped(undefined)}>
            As drafted
          </Button>
        )}
      </div>
    </div>
  )
}

function withheldInWords(count: number): string {
  return count === 1
    ? 'One line is left out: it holds what you noted privately.'
    : `${count} lines are left out: they hold what you noted privately.`
}
