import { Pause, Play } from 'lucide-react'
import type { SyncState } from '@shared/ipc/calls/sync'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { useTask } from '../settings/use-task'
import { syncInWords } from './device-words'
import { DeviceList } from './DeviceList'
import { PlaceList } from './PlaceList'
import { ThisDevice } from './ThisDevice'
import { TurnOff } from './TurnOff'

/** How everything stands, the devices, what they meet through, and this device itself. */
export function OnSync({ state, onPair }: { state: SyncState; onPair: () => void }) {
  const sync = useSyncStore()
  const isPaused = state.phase === 'paused'
  const pause = useTask(async () => sync.take(await call('sync.setPaused', { isPaused: !isPaused })))
  return (
    <>
      <div className="sync-summary" data-paused={isPaused || undefined}>
        <p role="status">{syncInWords(state)}</p>
        <Button
          variant={isPaused ? 'primary' : 'quiet'}
          icon={isPaused ? Play : Pause}
          onPress={pause.run}
          isPending={pause.isRunning}
        >
          {isPaused ? 'Resume sync' : 'Pause sync'}
        </Button>
      </div>
      {pause.failure && <ErrorNote>{pause.failure}</ErrorNote>}
      <DeviceList
        devices={state.devices}
        canPair={state.transports.length > 0}
        isPairingFirst={!isPaused}
        onPair={onPair}
      />
      <PlaceList places={state.transports} />
      <ThisDevice state={state} />
      <TurnOff
        state={state}
        name="Leave sync"
        words="This device stops taking part. Everything written here stays here, and what has travelled stays on your other devices."
      />
    </>
  )
}
