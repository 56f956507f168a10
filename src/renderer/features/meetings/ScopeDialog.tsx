import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import type { SeriesScope } from './series-scope'

interface ScopeDialogProps {
  title: string
  question: string
  /** "Cancel", "Remove". */
  verb: string
  onChoose: (scope: SeriesScope) => void
  onClose: () => void
}

/** Asks how far into a series a change reaches. */
export function ScopeDialog({ title, question, verb, onChoose, onClose }: ScopeDialogProps) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button variant="quiet" onPress={onClose}>
            Keep it
          </Button>
          <Button onPress={() => onChoose('this-and-later')}>{verb} this and later</Button>
          <Button variant="primary" autoFocus onPress={() => onChoose('this')}>
            {verb} this one
          </Button>
        </>
      }
    >
      <p>{question}</p>
    </Dialog>
  )
}
