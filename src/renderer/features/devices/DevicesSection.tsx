import './devices.css'
import '../../ui/form.css'
import { useSync, useSyncStore } from '../../app/use-sync'
import { useWindowSession } from '../../app/window-session'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNote } from '../../ui/ErrorNote'
import { Skeleton } from '../../ui/Skeleton'
import { SyncView } from './SyncView'

/** The user's devices, and how what is written travels between them. */
export function DevicesSection() {
  const { info } = useWindowSession()
  const { state, failure } = useSync()
  const sync = useSyncStore()
  if (info.isSample) {
    return (
      <EmptyState title="The sample stays here">
        <p>
          What you try in the sample workspace never leaves this device. Sync is turned on in your own
          workspace.
        </p>
      </EmptyState>
    )
  }
  if (state) return <SyncView state={state} />
  if (failure === undefined) return <Skeleton rows={3} />
  return (
    <ErrorNote actions={<Button onPress={() => void sync.load()}>Try again</Button>}>
      How sync stands could not be read. What you wrote is saved on this device. {failure}
    </ErrorNote>
  )
}
