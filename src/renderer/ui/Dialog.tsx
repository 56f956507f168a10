import './overlay.css'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './Button'

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
  /** Buttons, the primary one last. */
  foot?: ReactNode
  size?: 'wide'
  /** `alertdialog` where something is about to be lost: it cannot be dismissed by a press outside. */
  role?: 'dialog' | 'alertdialog'
}

/** A question or a small form over the screen. Render it while it is open; Escape closes it. */
export function Dialog({ title, onClose, children, foot, size, role = 'dialog' }: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-backdrop"
      isOpen
      isDismissable={role === 'dialog'}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className="dialog-box" data-size={size}>
        <AriaDialog className="dialog" role={role}>
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <IconButton icon={X} label="Close" onPress={onClose} />
          </header>
          <div className="dialog-content">{children}</div>
          {foot && <footer className="dialog-foot">{foot}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
