import { useState } from 'react'
import type { SyncState } from '@shared/ipc/calls/sync'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { useTask } from '../settings/use-task'
import { protectionErrors } from './protection-draft'
import { ProtectionFields } from './ProtectionFields'
import { useInvalidFocus } from './use-invalid-focus'

/** Another guard for this device's key. */
export function ProtectionDialog({ state, onClose }: { state: SyncState; onClose: () => void }) {
  const sync = useSyncStore()
  const [draft, setDraft] = useState({ hasPassphrase: true, passphrase: '', repeated: '' })
  const [tries, setTries] = useState(0)
  const form = useInvalidFocus(String(tries))
  const protect = useTask(async () => {
    const passphrase = draft.hasPassphrase ? draft.passphrase : null
    sync.take(await call('sync.protect', { passphrase }))
    onClose()
  })
  return (
    <Dialog
      title="Protect this device’s key"
      onClose={onClose}
      foot={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form="protect-device" isPending={protect.isRunning}>
            {protect.isRunning ? 'Saving…' : 'Save'}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id="protect-device"
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          setTries(tries + 1)
          if (Object.keys(protectionErrors(draft)).length === 0) protect.run()
        }}
      >
        <ProtectionFields
          hasKeychain={state.hasKeychain}
          draft={draft}
          onChange={setDraft}
          wasTried={tries > 0}
        />
        {protect.failure && <ErrorNote>{protect.failure}</ErrorNote>}
      </form>
    </Dialog>
  )
}
