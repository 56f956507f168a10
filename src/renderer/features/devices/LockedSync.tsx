import { useState } from 'react'
import type { SyncState } from '@shared/ipc/calls/sync'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import { useTask } from '../settings/use-task'
import { TurnOff } from './TurnOff'
import { useInvalidFocus } from './use-invalid-focus'

/** The key is guarded by a passphrase that was not entered yet. */
export function LockedSync({ state }: { state: SyncState }) {
  const sync = useSyncStore()
  const [passphrase, setPassphrase] = useState('')
  const unlock = useTask(async () => sync.take(await call('sync.unlock', { passphrase })))
  const form = useInvalidFocus(unlock.failure)
  return (
    <>
      <p>
        Sync waits for the passphrase of this device. What you write meanwhile is saved here and travels once
        it is unlocked.
      </p>
      <form
        ref={form}
        className="add-line"
        onSubmit={(event) => {
          event.preventDefault()
          if (passphrase !== '') unlock.run()
        }}
      >
        <TextField
          label="Passphrase"
          type="password"
          autoComplete="off"
          autoFocus
          value={passphrase}
          onChange={setPassphrase}
          error={unlock.failure}
        />
        <div className="beside-field">
          <Button variant="primary" type="submit" isDisabled={passphrase === ''} isPending={unlock.isRunning}>
            {unlock.isRunning ? 'Unlocking…' : 'Unlock'}
          </Button>
        </div>
      </form>
      <TurnOff
        state={state}
        name="If you do not know it any more"
        words="Nobody can find it out. Turn sync off on this device and join again, with a code from another device or with the recovery phrase. Everything that is here stays."
      />
    </>
  )
}
