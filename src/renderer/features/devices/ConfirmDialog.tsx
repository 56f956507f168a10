import type { ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { ErrorNote } from '../../ui/ErrorNote'
import { useTask } from '../settings/use-task'

interface ConfirmDialogProps {
  title: string
  /** What the confirming button does, in two or three words. */
  action: string
  onConfirm: () => Promise<void>
  onClose: () => void
  /** What will happen. */
  children: ReactNode
}

/** Asks before something that cannot simply be taken back. Stays open, and says why, where it fails. */
export function ConfirmDialog({ title, action, onConfirm, onClose, children }: ConfirmDialogProps) {
  const confirm = useTask(async () => {
    await onConfirm()
    onClose()
  })
  return (
    <Dialog
      role="alertdialog"
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button variant="quiet" autoFocus onPress={onClose}>
            Cancel
          </Button>
          <Button tone="loss" onPress={confirm.run} isPending={confirm.isRunning}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      {confirm.failure && <ErrorNote>{confirm.failure}</ErrorNote>}
    </Dialog>
  )
}
