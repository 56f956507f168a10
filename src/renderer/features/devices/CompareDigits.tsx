import type { PairingState } from '@shared/ipc/calls/sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { useTask } from '../settings/use-task'

interface CompareDigitsProps {
  digits: string
  otherName: string | null
  take: (state: PairingState) => void
}

/** Six digits that are the same on both screens unless somebody stands in between. */
export function CompareDigits({ digits, otherName, take }: CompareDigitsProps) {
  const same = useTask(async () => take(await call('sync.answerDigits', { areSame: true })))
  const different = useTask(async () => take(await call('sync.answerDigits', { areSame: false })))
  const isAnswering = same.isRunning || different.isRunning
  const failure = same.failure ?? different.failure
  return (
    <div className="compare">
      <p>
        {otherName === null ? 'The other device' : otherName} shows six digits, too.{' '}
        <strong>Are these the same on both screens?</strong>
      </p>
      <p className="compare-digits figures">
        <span aria-hidden>{`${digits.slice(0, 3)} ${digits.slice(3)}`}</span>
        <span className="only-read-out">{[...digits].join(' ')}</span>
      </p>
      <div className="actions">
        <Button onPress={different.run} isPending={isAnswering}>
          Different
        </Button>
        <Button variant="primary" onPress={same.run} isPending={isAnswering}>
          Same
        </Button>
      </div>
      <p className="quiet-line">If they differ, somebody may be in between: nothing is handed over then.</p>
      {failure && <ErrorNote>{failure}</ErrorNote>}
    </div>
  )
}
