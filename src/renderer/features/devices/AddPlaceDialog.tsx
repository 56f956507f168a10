import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { PlaceForm } from './PlaceForm'

/** Another relay or folder. */
export function AddPlaceDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Add a relay or folder" onClose={onClose}>
      <PlaceForm
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
