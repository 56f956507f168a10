import { useState } from 'react'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import { useTask } from '../settings/use-task'

/** Gives the relay the invite it asks for. */
export function InviteForm({ id, label }: { id: string; label: string }) {
  const sync = useSyncStore()
  const [invite, setInvite] = useState('')
  const send = useTask(async () =>
    sync.take(await call('sync.retryTransport', { id, invite: invite.trim() })),
  )
  return (
    <form
      className="add-line"
      onSubmit={(event) => {
        event.preventDefault()
        if (invite.trim() !== '') send.run()
      }}
    >
      <TextField
        label={`Invite for ${label}`}
        hideLabel
        placeholder="Invite"
        autoComplete="off"
        value={invite}
        onChange={setInvite}
        error={send.failure}
      />
      <Button
        aria-label={`Use the invite for ${label}`}
        type="submit"
        isDisabled={invite.trim() === '' || send.isRunning}
      >
        Use the invite
      </Button>
    </form>
  )
}
