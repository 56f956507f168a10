import { useState } from 'react'
import type { SyncState } from '@shared/ipc/calls/sync'
import { JoinDialog } from './JoinDialog'
import { LockedSync } from './LockedSync'
import { OffSync } from './OffSync'
import { OnSync } from './OnSync'
import { PairDialog } from './PairDialog'
import { RemovedSync } from './RemovedSync'
import { SyncNotices } from './SyncNotices'
import { TurnOnDialog } from './TurnOnDialog'
import { useFocusKept } from './use-focus-kept'
import { useJoining, usePairing } from './use-flows'

type OpenDialog = 'turn-on' | 'join' | 'pair'

/** What is shown in each phase. Dialogs stand above it, since the phase changes while they are open. */
export function SyncView({ state }: { state: SyncState }) {
  const pairing = usePairing()
  const joining = useJoining()
  const [opened, setOpened] = useState<OpenDialog | 'closed'>()
  const close = () => setOpened('closed')

  // What is under way goes on where it was, also after the screen was left.
  const isJoining = joining.state !== undefined && joining.state.step !== 'none'
  const isPairing = pairing.state !== undefined && pairing.state.step !== 'none'
  const isOn = state.phase === 'on' || state.phase === 'paused'
  const underWay = isJoining || (isPairing && !isOn) ? 'join' : isPairing ? 'pair' : 'closed'
  const dialog = opened ?? underWay
  useFocusKept(`${dialog} ${partsOf(state)}`)

  return (
    <>
      <SyncNotices notices={state.notices} />
      {state.phase === 'off' && (
        <OffSync onTurnOn={() => setOpened('turn-on')} onJoin={() => setOpened('join')} />
      )}
      {state.phase === 'locked' && <LockedSync state={state} />}
      {state.phase === 'removed' && <RemovedSync />}
      {isOn && <OnSync state={state} onPair={() => setOpened('pair')} />}
      {dialog === 'turn-on' && <TurnOnDialog state={state} onClose={close} />}
      {dialog === 'pair' && (
        <PairDialog
          places={state.transports}
          isPaused={state.phase === 'paused'}
          pairing={pairing}
          onClose={close}
        />
      )}
      {dialog === 'join' && <JoinDialog state={state} pairing={pairing} joining={joining} onClose={close} />}
    </>
  )
}

/** What buttons stand on: they come and go with these. */
function partsOf({ phase, devices, transports, notices }: SyncState): string {
  return [
    phase,
    ...devices.map(({ chainId, isRemoved }) => `${chainId} ${isRemoved}`),
    ...transports.map(({ id, connection, code }) => `${id} ${connection} ${code}`),
    ...notices.map(({ id }) => id),
  ].join()
}
