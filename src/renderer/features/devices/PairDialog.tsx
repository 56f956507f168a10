import { useEffect, useEffectEvent, useState } from 'react'
import type { PairingState, TransportLine } from '@shared/ipc/calls/sync'
import { UserError } from '@shared/ipc/user-error'
import { messageOf } from '../../app/message-of'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { Select } from '../../ui/Select'
import { useTask } from '../settings/use-task'
import { PairingSteps } from './PairingSteps'
import type { Flow } from './use-flows'

interface PairDialogProps {
  places: readonly TransportLine[]
  /** Nothing travels, a pairing neither. */
  isPaused: boolean
  pairing: Flow<PairingState>
  onClose: () => void
}

/** Lets a new device in: a code on this screen, then six digits on both. */
export function PairDialog({ places, isPaused, pairing, onClose }: PairDialogProps) {
  const { state = { step: 'none' }, take } = pairing
  const sync = useSyncStore()
  const [placeId, setPlaceId] = useState(bestPlace(places)?.id)
  const [failure, setFailure] = useState<string>()

  const begin = (transportId: string | undefined) => {
    if (transportId === undefined || isPaused) return
    call('sync.beginPairing', { transportId })
      .then((next) => {
        setFailure(undefined)
        take(next)
      })
      .catch((error: unknown) => {
        const place = places.find(({ id }) => id === transportId)
        const isAway = place !== undefined && error instanceof UserError && error.code === 'not-connected'
        setFailure(
          isAway
            ? `${place.label} is not connected now. Pair when it is${places.length > 1 ? ', or choose another way' : ''}.`
            : messageOf(error),
        )
      })
  }
  const beginOnce = useEffectEvent(() => {
    if (state.step === 'none') begin(placeId)
  })
  useEffect(() => {
    if (!isPaused) beginOnce()
  }, [isPaused])

  const resume = useTask(async () => sync.take(await call('sync.setPaused', { isPaused: false })))

  const close = () => {
    // The code is worthless from now on, wherever the pairing was.
    call('sync.cancelPairing', {}).then(take, () => take({ step: 'none' }))
    onClose()
  }

  return (
    <Dialog
      title="Pair a new device"
      onClose={close}
      {...(state.step === 'showing-code' ? { size: 'wide' as const } : {})}
    >
      {places.length > 1 && (state.step === 'showing-code' || failure !== undefined) && (
        <Select
          label="The new device connects through"
          choices={places.map(({ id, label }) => ({ id, label }))}
          value={placeId ?? null}
          onChange={(id) => {
            setPlaceId(id)
            begin(id)
          }}
        />
      )}
      {isPaused && state.step === 'none' ? (
        <ErrorNote
          actions={
            <Button onPress={resume.run} isPending={resume.isRunning}>
              Resume sync and pair
            </Button>
          }
        >
          Sync is paused. Resume it to pair. {resume.failure}
        </ErrorNote>
      ) : (
        <PairingSteps
          state={failure === undefined ? state : { step: 'failed', message: failure }}
          take={take}
          onAgain={() => begin(placeId)}
        />
      )}
      <div className="form-foot">
        {state.step === 'done' ? (
          <Button variant="primary" autoFocus onPress={close}>
            Done
          </Button>
        ) : (
          <Button variant="quiet" onPress={close}>
            Cancel
          </Button>
        )}
      </div>
    </Dialog>
  )
}

/** A relay that answers is quicker than a folder, which waits for the program that syncs it. */
function bestPlace(places: readonly TransportLine[]): TransportLine | undefined {
  const ready = places.filter(({ connection }) => connection === 'ready')
  return ready.find(({ kind }) => kind === 'relay') ?? ready[0] ?? places[0]
}
