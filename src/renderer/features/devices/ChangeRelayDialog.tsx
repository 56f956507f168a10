import type { TransportLine } from '@shared/ipc/calls/sync'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { PlaceForm } from './PlaceForm'

/** Another address for a relay that moved or was mistyped, or an invite for it. */
export function ChangeRelayDialog({ relay, onClose }: { relay: TransportLine; onClose: () => void }) {
  return (
    <Dialog title={`Change ${relay.label}`} onClose={onClose}>
      <p>
        Nothing is lost: what a relay at another address does not have yet is sent to it. Change it on your
        other devices, too.
      </p>
      <PlaceForm
        relay={relay}
        onDone={onClose}
        cancel={
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
        }
      />
    </Dialog>
  )
}
