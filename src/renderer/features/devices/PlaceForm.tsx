import { useState, type ReactNode } from 'react'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { useTask } from '../settings/use-task'
import { emptyPlace, meetingPlaceOf, type PlaceDraft } from './place-draft'
import { PlaceFields } from './PlaceFields'

/** Adds a relay or a folder to this workspace's sync. `cancel` is the button beside the one that adds it. */
export function PlaceForm({ onAdded, cancel }: { onAdded: () => void; cancel: ReactNode }) {
  const sync = useSyncStore()
  const [draft, setDraft] = useState<PlaceDraft>(emptyPlace)
  const place = meetingPlaceOf(draft)
  const add = useTask(async () => {
    if (!place) return
    sync.take(
      place.kind === 'relay'
        ? await call('sync.addRelay', { address: place.address, invite: place.invite })
        : await call('sync.addFolder', { folderToken: place.folderToken }),
    )
    onAdded()
  })
  const needsInvite = add.failureCode === 'invite-needed'
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        add.run()
      }}
    >
      <PlaceFields draft={draft} onChange={setDraft} needsInvite={needsInvite} autoFocus />
      {add.failure && !needsInvite && <ErrorNote>{add.failure}</ErrorNote>}
      <div className="form-foot">
        {cancel}
        <Button variant="primary" type="submit" isDisabled={!place || add.isRunning}>
          {add.isRunning ? 'Connecting…' : draft.kind === 'relay' ? 'Add the relay' : 'Add the folder'}
        </Button>
      </div>
    </form>
  )
}
