import { useState } from 'react'
import type { JoiningState, PairingState, SyncState } from '@shared/ipc/calls/sync'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { FetchProgress } from './FetchProgress'
import { initialJoin } from './join-draft'
import { JoinForm } from './JoinForm'
import { JoinPreview } from './JoinPreview'
import { PairingSteps } from './PairingSteps'
import type { Flow } from './use-flows'
import { Waiting } from './Waiting'

interface JoinDialogProps {
  state: SyncState
  pairing: Flow<PairingState>
  joining: Flow<JoiningState>
  onClose: () => void
}

/** Takes this device into a workspace that syncs already: asked in, fetched, looked at, joined. */
export function JoinDialog({ state, pairing, joining, onClose }: JoinDialogProps) {
  const sync = useSyncStore()
  const join: JoiningState = joining.state ?? { step: 'none' }
  const pair: PairingState = pairing.state ?? { step: 'none' }
  const [draft, setDraft] = useState(() => initialJoin(state))

  const reset = () => {
    // A code is good for one try.
    setDraft((before) => ({ ...before, code: '' }))
    call('sync.cancelPairing', {}).then(pairing.take, () => pairing.take({ step: 'none' }))
    call('sync.cancelJoin', {}).then(joining.take, () => joining.take({ step: 'none' }))
  }
  const close = () => {
    // What is being carried out goes on: half of it would be worse than all of it.
    if (join.step !== 'joining') reset()
    if (join.step === 'done') void sync.load()
    onClose()
  }

  if (join.step === 'preview') return <JoinPreview preview={join} take={joining.take} onCancel={close} />
  if (join.step === 'none' && pair.step === 'none') {
    return (
      <JoinForm
        state={state}
        draft={draft}
        onChange={setDraft}
        onPairing={pairing.take}
        onJoining={joining.take}
        onCancel={close}
      />
    )
  }
  return (
    <Dialog title={join.step === 'done' ? 'This device has joined' : 'Join another device'} onClose={close}>
      <JoinProgress
        join={join}
        pair={pair}
        takePairing={pairing.take}
        onAgain={reset}
        folder={draft.place.folder?.path}
      />
      <div className="form-foot">
        {join.step === 'done' ? (
          <Button variant="primary" autoFocus onPress={close}>
            Done
          </Button>
        ) : (
          <Button variant="quiet" onPress={close}>
            {join.step === 'joining' ? 'Close' : 'Cancel'}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

interface JoinProgressProps {
  join: JoiningState
  pair: PairingState
  takePairing: (state: PairingState) => void
  onAgain: () => void
  folder: string | undefined
}

function JoinProgress({ join, pair, takePairing, onAgain, folder }: JoinProgressProps) {
  switch (join.step) {
    case 'none':
    case 'preview':
      return pair.step === 'done' ? (
        <Waiting>Paired with {pair.otherName}. Looking at what is there…</Waiting>
      ) : (
        <PairingSteps state={pair} take={takePairing} onAgain={onAgain} folder={folder} />
      )
    case 'fetching':
      return <FetchProgress done={join.done} of={join.of} />
    case 'joining':
      return <Waiting>A backup is made, then both come together. You can close this; it goes on.</Waiting>
    case 'done':
      return (
        <>
          <p role="status">
            {join.isComplete ? 'Everything is here. ' : ''}What you write from now on travels by itself.
          </p>
          {join.caution && <p className="line-message">{join.caution}</p>}
        </>
      )
    case 'failed':
      return <ErrorNote actions={<Button onPress={onAgain}>Try again</Button>}>{join.message}</ErrorNote>
  }
}
