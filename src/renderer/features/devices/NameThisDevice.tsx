import { useState } from 'react'
import type { SyncState } from '@shared/ipc/calls/sync'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { TextField } from '../../ui/TextField'
import { useTask } from '../settings/use-task'
import { initialProtection, passphraseOf, protectionErrors } from './protection-draft'
import { ProtectionFields } from './ProtectionFields'
import { useInvalidFocus } from './use-invalid-focus'

export interface NamedDevice {
  deviceName: string
  passphrase?: string
}

interface NameThisDeviceProps {
  state: SyncState
  /** What was filled in before, where one came back. */
  initial: NamedDevice | undefined
  onCancel: () => void
  onNamed: (device: NamedDevice) => Promise<void>
}

/** What the first device is called, and what guards its key. */
export function NameThisDevice({ state, initial, onCancel, onNamed }: NameThisDeviceProps) {
  const [name, setName] = useState(initial?.deviceName ?? state.deviceName)
  const [draft, setDraft] = useState(initialProtection(state.hasKeychain))
  const [tries, setTries] = useState(0)
  const form = useInvalidFocus(String(tries))
  const next = useTask(() => onNamed({ deviceName: name.trim(), ...passphraseOf(draft) }))
  const isNamed = name.trim() !== ''
  return (
    <form
      ref={form}
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        setTries(tries + 1)
        if (isNamed && Object.keys(protectionErrors(draft)).length === 0) next.run()
      }}
    >
      <TextField
        label="Name of this device"
        description="Your other devices show it under this name."
        autoFocus
        maxLength={60}
        value={name}
        onChange={setName}
        error={tries > 0 && !isNamed ? 'Give it a name.' : undefined}
      />
      <ProtectionFields
        hasKeychain={state.hasKeychain}
        draft={draft}
        onChange={setDraft}
        wasTried={tries > 0}
      />
      {next.failure && <ErrorNote>{next.failure}</ErrorNote>}
      <div className="form-foot">
        <Button variant="quiet" onPress={onCancel}>
          Cancel
        </Button>
        <Button variant="primary" type="submit" isPending={next.isRunning}>
          Show the recovery phrase
        </Button>
      </div>
    </form>
  )
}
