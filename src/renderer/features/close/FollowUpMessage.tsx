import { Copy } from 'lucide-react'
import { useState } from 'react'
import type { BodyProjection } from '@shared/body/project-body'
import { firstNameOf } from '@shared/domain/meeting-words'
import { messageOf } from '../../app/message-of'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { Skeleton } from '../../ui/Skeleton'
import { TextArea } from '../../ui/TextField'
import { showToast } from '../../ui/toasts'
import type { MeetingView } from '../meetings/meeting-view'
import { useFollowUp } from './use-follow-up'

/** What was decided and who does what, to send: words to change until they are the user's. */
export function FollowUpMessage({
  view,
  projection,
}: {
  view: MeetingView
  projection: BodyProjection | undefined
}) {
  const drafted = useFollowUp(view, projection)
  const [typed, setTyped] = useState<string>()
  const name = firstNameOf(view.person?.fields.name ?? '') || 'this person'
  if (drafted.state === 'drafting') return <Skeleton rows={2} />
  if (drafted.state === 'failed') return <ErrorNote>{drafted.message}</ErrorNote>
  const { draft } = drafted
  if (!draft) {
    return (
      <p className="quiet-line">
        Nothing to send: nothing was decided or promised. Tick a decision on the agenda, or make an item an
        action.
      </p>
    )
  }
  const text = typed ?? draft.text.trimEnd()
  const isAsDrafted = text === draft.text.trimEnd()
  const copy = async () => {
    try {
      await call('clipboard.write', isAsDrafted ? { text: draft.markdown, html: draft.html } : { text })
      showToast({ text: `Copied, to send to ${name}.` })
    } catch (error) {
      showToast({ text: messageOf(error) })
    }
  }
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
      <div className="follow-up-ways">
        <Button icon={Copy} onPress={() => void copy()}>
          Copy the message
        </Button>
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
