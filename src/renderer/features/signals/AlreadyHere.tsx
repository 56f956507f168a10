import { ageInWords } from '../inbox/age-in-words'
import type { SameSignal } from '@shared/domain/signals/same-signal'
import { useNow } from '../../app/use-now'
import { Button } from '../../ui/Button'
import { titleOf } from './signal-words'

interface AlreadyHereProps {
  same: SameSignal | undefined
  onOpen: (id: string) => void
}

/** Says while it is typed that this was noted before. Enter adds it all the same: nothing that is typed is held back. */
export function AlreadyHere({ same, onOpen }: AlreadyHereProps) {
  const nowMs = useNow()
  const age = same ? ageInWords(same.signal.fields.createdAt, nowMs) : ''
  return (
    <div role="status">
      {same && (
        <div className="hint signal-already">
          <span>
            {same.by === 'address' ? 'This address is here already' : 'Nearly the same is here already'}
            {age === '' ? '' : age === 'now' ? ', noted just now' : `, noted ${age} ago`}:{' '}
            <span className="signal-already-title" dir="auto">
              “{titleOf(same.signal)}”
            </span>
          </span>
          <span className="actions">
            <Button variant="quiet" keys="Mod+Enter" onPress={() => onOpen(same.signal.id)}>
              Open that one
            </Button>
            <Button variant="quiet" keys="Enter" type="submit">
              Keep both
            </Button>
          </span>
        </div>
      )}
    </div>
  )
}
