import { useState, type ReactNode } from 'react'
import type { TransportLine } from '@shared/ipc/calls/sync'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { useTask } from '../settings/use-task'
import { emptyPlace, inviteErrorOf, inviteOf, meetingPlaceOf, type PlaceDraft } from './place-draft'
import { PlaceFields } from './PlaceFields'
import { useInvalidFocus } from './use-invalid-focus'

interface PlaceFormProps {
  /** The relay whose address or invite is changed; another one is added where there is none. */
  relay?: TransportLine
  onDone: () => void
  /** The button beside the one that adds it. */
  cancel: ReactNode
}

/** Adds a relay or a folder to this workspace's sync, or changes a relay. A relay is tried first. */
export function PlaceForm({ relay, onDone, cancel }: PlaceFormProps) {
  const sync = useSyncStore()
  const [draft, setDraft] = useState<PlaceDraft>({ ...emptyPlace, address: relay?.label ?? '' })
  const [tried, setTried] = useState<PlaceDraft>()
  const place = meetingPlaceOf(draft)
  const send = async (isUntried: boolean) => {
    if (!place) return
    setTried(draft)
    if (place.kind === 'folder') {
      sync.take(await call('sync.addFolder', { folderToken: place.folderToken }))
    } else {
      const { address } = place
      const args = { address, invite: inviteOf(draft), ...(isUntried ? { isUntried } : {}) }
      sync.take(
        relay ? await call('sync.changeRelay', { id: relay.id, ...args }) : await call('sync.addRelay', args),
      )
    }
    onDone()
  }
  const add = useTask(() => send(false))
  const addUntried = useTask(() => send(true))
  // What was found out about one address says nothing of another.
  const isTried = tried?.address === draft.address && tried.kind === draft.kind
  const failure = isTried ? (addUntried.failure ?? add.failure) : undefined
  const isAbout = (...codes: string[]) => codes.includes(add.failureCode ?? '')
  const addressError = isAbout('bad-address', 'no-relay', 'not-now') ? failure : undefined
  const inviteError = isTried
    ? inviteErrorOf(add.failureCode, tried !== undefined && inviteOf(tried) !== undefined)
    : undefined
  const isSaidInPlace = draft.kind === 'relay' && (addressError ?? inviteError) !== undefined
  const canAddUntried = draft.kind === 'relay' && isAbout('not-now') && failure !== undefined
  const form = useInvalidFocus(failure)
  return (
    <form
      ref={form}
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!addUntried.isRunning) add.run()
      }}
    >
      <PlaceFields
        draft={draft}
        onChange={setDraft}
        addressError={addressError}
        invite={{ error: inviteError }}
        isRelay={relay !== undefined}
        autoFocus
      />
      {failure && !isSaidInPlace && <ErrorNote>{failure}</ErrorNote>}
      <div className="form-foot">
        {cancel}
        {canAddUntried && (
          <Button onPress={addUntried.run} isPending={addUntried.isRunning}>
            {relay ? 'Change it anyway' : 'Add anyway'}
          </Button>
        )}
        <Button variant="primary" type="submit" isDisabled={!place} isPending={add.isRunning}>
          {add.isRunning ? 'Trying…' : actionOf(draft, relay !== undefined)}
        </Button>
      </div>
    </form>
  )
}

function actionOf({ kind }: PlaceDraft, isChange: boolean): string {
  if (isChange) return 'Change the relay'
  return kind === 'relay' ? 'Add the relay' : 'Add the folder'
}
