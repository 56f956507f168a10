import { Monitor } from 'lucide-react'
import { useRef, useState } from 'react'
import type { DeviceLine } from '@shared/ipc/calls/sync'
import { localZone, useNow } from '../../app/use-now'
import { Button } from '../../ui/Button'
import { Row, RowList } from '../../ui/Row'
import { deviceInWords } from './device-words'
import { RemoveDeviceDialog } from './RemoveDeviceDialog'
import { useFocusKept } from './use-focus-kept'

interface DeviceListProps {
  devices: readonly DeviceLine[]
  /** A code leads through a relay or a folder. */
  canPair: boolean
  /** Whether pairing is the one thing to do on this screen. */
  isPairingFirst: boolean
  onPair: () => void
}

/** Every device of the workspace, and the way to add one. Those that are gone for good are folded away. */
export function DeviceList({ devices, canPair, isPairingFirst, onPair }: DeviceListProps) {
  const viewpoint = { nowMs: useNow(), zone: localZone() }
  const [leaving, setLeaving] = useState<DeviceLine>()
  const pairButton = useRef<HTMLButtonElement>(null)
  // The button that asked goes with the device.
  useFocusKept(leaving?.chainId ?? 'listed', pairButton)
  const removed = devices.filter(isGone)
  const present = devices.filter((device) => !isGone(device))
  const rowOf = (device: DeviceLine) => (
    <Row
      key={device.chainId}
      lead={<Monitor aria-hidden size={16} strokeWidth={1.75} />}
      title={device.name}
      detail={
        <div className="line-detail">
          {deviceInWords(device, viewpoint)}
          {device.message && <span className="line-message">{device.message}</span>}
        </div>
      }
      end={
        !device.isThis &&
        !device.isRemoved && (
          <Button variant="quiet" aria-label={`Remove ${device.name}`} onPress={() => setLeaving(device)}>
            Remove…
          </Button>
        )
      }
    />
  )
  return (
    <div className="settings-group">
      <h3 className="settings-group-name" id="sync-devices">
        Devices
      </h3>
      <RowList labelledBy="sync-devices">{present.map(rowOf)}</RowList>
      {removed.length > 0 && (
        <details className="removed-devices">
          <summary id="sync-removed">
            {removed.length === 1 ? '1 removed device' : `${removed.length} removed devices`}
          </summary>
          <RowList labelledBy="sync-removed">{removed.map(rowOf)}</RowList>
        </details>
      )}
      <div className="actions">
        <Button
          ref={pairButton}
          variant={isPairingFirst ? 'primary' : 'plain'}
          onPress={onPair}
          isDisabled={!canPair}
        >
          Pair a new device
        </Button>
      </div>
      {!canPair && <p className="quiet-line">A relay or a folder comes first: devices pair through it.</p>}
      {leaving && <RemoveDeviceDialog device={leaving} onClose={() => setLeaving(undefined)} />}
    </div>
  )
}

/** One that something is said of stays in sight, removed or not. */
function isGone({ isRemoved, message }: DeviceLine): boolean {
  return isRemoved && !message
}
