import { ClipboardCopy, Copy, FileDown, Mail } from 'lucide-react'
import { Button } from '../../ui/Button'
import { Menu } from '../../ui/Menu'
import type { Way } from './send-outgoing'

interface SendActionsProps {
  /** While there is nothing that may leave. */
  isDisabled: boolean
  /** The keys of the copy, where a command has them: it is what one opened this for, and has the focus. */
  copyKeys?: string
  onSend: (way: Way) => void
}

const copies = [
  { id: 'markdown', label: 'As Markdown' },
  { id: 'rich-text', label: 'As rich text' },
  { id: 'plain-text', label: 'As plain text' },
] as const

/** The ways out, the usual one last. */
export function SendActions({ isDisabled, copyKeys, onSend }: SendActionsProps) {
  return (
    <>
      <Button variant="quiet" icon={FileDown} isDisabled={isDisabled} onPress={() => onSend('pdf')}>
        PDF
      </Button>
      <Button variant="quiet" icon={Mail} isDisabled={isDisabled} onPress={() => onSend('mail')}>
        Mail draft
      </Button>
      <Menu
        label="Copy as"
        trigger={
          <Button variant="quiet" icon={ClipboardCopy} isDisabled={isDisabled}>
            Copy as
          </Button>
        }
        entries={copies.map(({ id, label }) => ({ id, label, onAction: () => onSend(id) }))}
      />
      <Button
        variant="primary"
        icon={Copy}
        isDisabled={isDisabled}
        onPress={() => onSend('copy')}
        {...(copyKeys ? { keys: copyKeys, autoFocus: true } : {})}
      >
        Copy
      </Button>
    </>
  )
}
