import './overlay.css'
import type { LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
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
  trigger: ReactElement
  entries: readonly MenuEntry[]
}

export function Menu({ label, trigger, entries }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover" placement="bottom end">
        <AriaMenu aria-label={label} className="select-list">
          {entries.flatMap((entry) => [
            ...(entry.startsGroup
              ? [<Separator key={`${entry.id}-line`} className="option-separator" />]
              : []),
            <Entry key={entry.id} entry={entry} />,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  const Icon = entry.icon
  return (
    <MenuItem
      id={entry.id}
      className="option"
      textValue={entry.label}
      data-tone={entry.tone}
      onAction={entry.onAction}
      {...(entry.isDisabled ? { isDisabled: true } : {})}
    >
      {Icon && <Icon aria-hidden size={16} strokeWidth={1.75} />}
      <span className="option-words">{entry.label}</span>
      {entry.keys && <Kbd keys={entry.keys} />}
    </MenuItem>
  )
}
