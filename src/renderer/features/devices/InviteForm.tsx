import { useState } from 'react'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import { useTask } from '../settings/use-task'
import { wrongInviteWords } from './place-draft'
import { useInvalidFocus } from './use-invalid-focus'

interface InviteFormProps {
  id: string
  label: string
  /** The relay still asks for one. */
  isAsked: boolean
}

/** Gives the relay the invite it asks for. Stays while that is tried, so that the answer finds the field. */
export function InviteForm({ id, label, isAsked }: InviteFormProps) {
  const sync = useSyncStore()
  const [invite, setInvite] = useState('')
  const [wasSent, setSent] = useState(false)
  const send = useTask(async () => {
    sync.take(await call('sync.retryTransport', { id, invite: invite.trim() }))
    setSent(true)
  })
  const isTrying = send.isRunning || !isAsked
  const error = isTrying ? undefined : (send.failure ?? (wasSent ? wrongInviteWords : undefined))
  const form = useInvalidFocus(error)
  return (
    <form
      ref={form}
      className="add-line"
      onSubmit={(event) => {
        event.preventDefault()
        if (invite.trim() !== '' && !isTrying) send.run()
      }}
    >
      <TextField
        label={`Invite for ${label}`}
        hideLabel
        placeholder="Invite"
        autoComplete="off"
        value={invite}
        onChange={setInvite}
        error={error}
      />
      <Button
        aria-label={`Use the invite for ${label}`}
        type="submit"
        isDisabled={invite.trim() === ''}
        isPending={isTrying}
      >
        Use the invite
      </Button>
    </form>
  )
}
