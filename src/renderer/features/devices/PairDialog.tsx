import { useEffect, useEffectEvent, useState } from 'react'
import type { PairingState, TransportLine } from '@shared/ipc/calls/sync'
import { messageOf } from '../../app/message-of'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Select } from '../../ui/Select'
import { PairingSteps } from './PairingSteps'
import type { Flow } from './use-flows'

interface PairDialogProps {
  places: readonly TransportLine[]
  pairing: Flow<PairingState>
  onClose: () => void
}

/** Lets a new device in: a code on this screen, then six digits on both. */
export function PairDialog({ places, pairing, onClose }: PairDialogProps) {
  const { state = { step: 'none' }, take } = pairing
  const [placeId, setPlaceId] = useState(bestPlace(places)?.id)
  const [failure, setFailure] = useState<string>()

  const begin = (transportId: string | undefined) => {
    if (transportId === undefined) return
    call('sync.beginPairing', { transportId })
      .then((next) => {
        setFailure(undefined)
        take(next)
      })
      .catch((error: unknown) => setFailure(messageOf(error)))
  }
  const beginOnce = useEffectEvent(() => {
    if (state.step === 'none') begin(placeId)
  })
  useEffect(() => beginOnce(), [])

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
      {places.length > 1 && state.step === 'showing-code' && (
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
      <PairingSteps
        state={failure === undefined ? state : { step: 'failed', message: failure }}
        take={take}
        onAgain={() => begin(placeId)}
      />
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
