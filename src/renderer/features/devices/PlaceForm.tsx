import { useState, type ReactNode } from 'react'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { useTask } from '../settings/use-task'
import { emptyPlace, inviteErrorOf, inviteOf, meetingPlaceOf, type PlaceDraft } from './place-draft'
import { PlaceFields } from './PlaceFields'
import { useInvalidFocus } from './use-invalid-focus'

/** Adds a relay or a folder to this workspace's sync. `cancel` is the button beside the one that adds it. */
export function PlaceForm({ onAdded, cancel }: { onAdded: () => void; cancel: ReactNode }) {
  const sync = useSyncStore()
  const [draft, setDraft] = useState<PlaceDraft>(emptyPlace)
  const place = meetingPlaceOf(draft)
  const [wasInviteSent, setInviteSent] = useState(false)
  const add = useTask(async () => {
    if (!place) return
    const invite = inviteOf(draft)
    setInviteSent(place.kind === 'relay' && invite !== undefined)
    sync.take(
      place.kind === 'relay'
        ? await call('sync.addRelay', { address: place.address, invite })
        : await call('sync.addFolder', { folderToken: place.folderToken }),
    )
    onAdded()
  })
  const addressError = add.failureCode === 'bad-address' ? add.failure : undefined
  const inviteError = inviteErrorOf(add.failureCode, wasInviteSent)
  const isSaidInPlace = draft.kind === 'relay' && (addressError ?? inviteError) !== undefined
  const form = useInvalidFocus(add.failure)
  return (
    <form
      ref={form}
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        add.run()
      }}
    >
      <PlaceFields
        draft={draft}
        onChange={setDraft}
        addressError={addressError}
        invite={{ error: inviteError }}
        autoFocus
      />
      {add.failure && !isSaidInPlace && <ErrorNote>{add.failure}</ErrorNote>}
      <div className="form-foot">
        {cancel}
        <Button variant="primary" type="submit" isDisabled={!place} isPending={add.isRunning}>
          {add.isRunning ? 'Connecting…' : draft.kind === 'relay' ? 'Add the relay' : 'Add the folder'}
        </Button>
      </div>
    </form>
  )
}
