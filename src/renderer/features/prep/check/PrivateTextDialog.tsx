import type { PrivateText } from '@shared/domain/prep-check/private-text'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'

interface PrivateTextDialogProps {
  found: readonly PrivateText[]
  /** Leads to the agenda item it stands in. */
  onGoTo: ((itemId: string) => void) | undefined
  onClose: () => void
}

/** Says what kept an agenda from leaving. The one thing that blocks. */
export function PrivateTextDialog({ found, onGoTo, onClose }: PrivateTextDialogProps) {
  const itemId = found.find((each) => each.itemId !== undefined)?.itemId
  return (
    <Dialog
      title="Kept here: it holds what is private"
      role="alertdialog"
      onClose={onClose}
      foot={
        <>
          <Button variant="quiet" onPress={onClose}>
            Close
          </Button>
          {onGoTo && itemId !== undefined && (
            <Button variant="primary" autoFocus onPress={() => onGoTo(itemId)}>
              Go there
            </Button>
          )}
        </>
      }
    >
      <p>Nothing was copied or sent. These are words you noted for yourself alone:</p>
      <ul className="private-found" data-private>
        {[...new Set(found.map(({ words }) => words))].map((words) => (
          <li key={words} dir="auto">
            {words}
          </li>
        ))}
      </ul>
      <p className="quiet-line">Take them out of the agenda, or say it in words of your own.</p>
    </Dialog>
  )
}
