import type { TransportLine } from '@shared/ipc/calls/sync'
import { changesInWords } from '@shared/domain/sync-words'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { ConfirmDialog } from './ConfirmDialog'

interface RemovePlaceDialogProps {
  place: TransportLine
  /** Whether nothing travels without it. */
  isLast: boolean
  onClose: () => void
}

/** Says what goes on and what stops without this relay or folder. */
export function RemovePlaceDialog({ place, isLast, onClose }: RemovePlaceDialogProps) {
  const sync = useSyncStore()
  const { id, kind, label, waiting } = place
  return (
    <ConfirmDialog
      title={`Remove ${label}?`}
      action={kind === 'relay' ? 'Remove the relay' : 'Remove the folder'}
      onConfirm={async () => sync.take(await call('sync.removeTransport', { id }))}
      onClose={onClose}
    >
      <p>
        {isLast
          ? 'It is the only one: nothing travels until you add another. What you write stays on this device meanwhile.'
          : 'What your devices send goes on through the others.'}
        {waiting > 0 && ` What had not reached it yet (${changesInWords(waiting)}) goes on waiting here.`}
      </p>
      <p>
        Devices that meet this one only here are cut off from it until they share another relay or folder.
      </p>
      <p>
        {kind === 'relay'
          ? 'What it keeps stays on it, encrypted, until whoever runs it removes it.'
          : 'The files in it stay where they are, encrypted. You may delete them once no device uses the folder.'}
      </p>
    </ConfirmDialog>
  )
}
