import './overlay.css'
import type { LucideIcon } from 'lucide-react'
import { cloneElement, useRef, useState, type ReactElement, type Ref } from 'react'
import { flushSync } from 'react-dom'
import { Menu as AriaMenu, MenuItem, Popover, Separator, type ButtonProps } from 'react-aria-components'
import { Kbd } from './Kbd'

export interface MenuEntry {
  id: string
  label: string
  onAction: () => void
  icon?: LucideIcon
  keys?: string | undefined
  tone?: 'loss'
  /** Draws a line before it. */
  startsGroup?: boolean
  isDisabled?: boolean
}

interface MenuProps {
  label: string
  /** The button that opens it: a `Button` or `IconButton`. */
  trigger: ReactElement<ButtonProps & { ref?: Ref<HTMLButtonElement> }>
  entries: readonly MenuEntry[]
}

/**
 * NOTE: made when it is opened, and not by React Aria's `MenuTrigger`: every row of a long list would pay for a menu that
 * nobody opened.
 */
export function Menu({ label, trigger, entries }: MenuProps) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const open = () => setOpen(true)
  const act = (entry: MenuEntry) => {
    // Closed first, with the focus on its button: a dialog that the entry opens gives the focus back there.
    flushSync(() => setOpen(false))
    button.current?.focus()
    entry.onAction()
  }
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        onPress: open,
        onKeyDown: (event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') open()
          // React Aria ends a key at the button that listens for one: Escape would not reach the dialog around it.
          else event.continuePropagation()
        },
      })}
      {isOpen && (
        <Popover
          aria-label={label}
          className="popover"
          placement="bottom end"
          triggerRef={button}
          isOpen
          onOpenChange={setOpen}
        >
          <AriaMenu
            aria-label={label}
            className="select-list"
            autoFocus="first"
            onClose={() => setOpen(false)}
          >
            {entries.flatMap((entry) => [
              ...(entry.startsGroup
                ? [<Separator key={`${entry.id}-line`} className="option-separator" />]
                : []),
              <Entry key={entry.id} entry={entry} onAction={() => act(entry)} />,
            ])}
          </AriaMenu>
        </Popover>
      )}
    </>
  )
}

function Entry({ entry, onAction }: { entry: MenuEntry; onAction: () => void }) {
  const Icon = entry.icon
  return (
    <MenuItem
      id={entry.id}
      className="option"
      textValue={entry.label}
      data-tone={entry.tone}
      onAction={onAction}
      {...(entry.isDisabled ? { isDisabled: true } : {})}
    >
      {Icon && <Icon aria-hidden size={16} strokeWidth={1.75} />}
      <span className="option-words">{entry.label}</span>
      {entry.keys && <Kbd keys={entry.keys} />}
    </MenuItem>
  )
}
