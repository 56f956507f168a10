import { useState } from 'react'
import type { JoiningState } from '@shared/ipc/calls/sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { useTask } from '../settings/use-task'
import { countsInWords } from './device-words'
import { DuplicateList } from './DuplicateList'

interface JoinPreviewProps {
  preview: Extract<JoiningState, { step: 'preview' }>
  take: (state: JoiningState) => void
  onCancel: () => void
}

/** What would come together, before anything changes. */
export function JoinPreview({ preview, take, onCancel }: JoinPreviewProps) {
  const { here, there, duplicates, caution } = preview
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const merged = duplicates.filter(({ hereId }) => !kept.has(hereId))
  const confirm = useTask(async () =>
    take(await call('sync.confirmJoin', { mergeHereIds: merged.map(({ hereId }) => hereId) })),
  )
  return (
    <Dialog
      title="What will come together"
      onClose={onCancel}
      size="wide"
      foot={
        <>
          <Button variant="quiet" onPress={onCancel}>
            Cancel
          </Button>
          <Button variant="primary" autoFocus onPress={confirm.run} isPending={confirm.isRunning}>
            {confirm.isRunning ? 'Making a backup…' : 'Bring them together'}
          </Button>
        </>
      }
    >
      <dl className="facts">
        <dt>Here</dt>
        <dd>{countsInWords(here)}</dd>
        <dt>There</dt>
        <dd>{countsInWords(there)}</dd>
      </dl>
      <ul className="join-facts">
        <li>Nothing is lost: everything of both will be on all your devices.</li>
        <li>Settings come from the other device.</li>
        <li>A backup of this device is made first.</li>
      </ul>
      {duplicates.length > 0 && (
        <DuplicateList
          duplicates={duplicates}
          isMerged={({ hereId }) => !kept.has(hereId)}
          onMerge={({ hereId }, isMerged) => {
            const next = new Set(kept)
            if (isMerged) next.delete(hereId)
            else next.add(hereId)
            setKept(next)
          }}
        />
      )}
      {caution && <p className="line-message">{caution}</p>}
      {confirm.failure && <ErrorNote>{confirm.failure}</ErrorNote>}
    </Dialog>
  )
}
