import { Copy, Ellipsis, FileDown, Mail } from 'lucide-react'
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

const otherWays = [
  { id: 'markdown', label: 'Copy as Markdown' },
  { id: 'rich-text', label: 'Copy as rich text' },
  { id: 'plain-text', label: 'Copy as plain text' },
  { id: 'mail-file', label: 'Save as a mail file', startsGroup: true },
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
        label="Other ways"
        trigger={
          <Button variant="quiet" icon={Ellipsis} isDisabled={isDisabled}>
            Other ways
          </Button>
        }
        entries={otherWays.map(({ id, ...entry }) => ({ id, ...entry, onAction: () => onSend(id) }))}
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
