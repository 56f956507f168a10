import type { DeviceLine } from '@shared/ipc/calls/sync'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { ConfirmDialog } from './ConfirmDialog'

/** Says what removing a device does, and what it cannot do. */
export function RemoveDeviceDialog({ device, onClose }: { device: DeviceLine; onClose: () => void }) {
  const sync = useSyncStore()
  const { name, chainId } = device
  return (
    <ConfirmDialog
      title={`Remove ${name}?`}
      action="Remove the device"
      onConfirm={async () => sync.take(await call('sync.removeDevice', { chainId }))}
      onClose={onClose}
    >
      <p>
        It gets nothing more that your other devices write, and nothing it writes from then on is taken in.
        The next time it connects it is told.
      </p>
      <p>
        What is on it already stays on it: Leadup cannot erase it from afar. Until your other devices have
        heard of the removal, it may still read what they write.
      </p>
    </ConfirmDialog>
  )
}
