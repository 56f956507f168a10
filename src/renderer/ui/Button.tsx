import './button.css'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Kbd } from './Kbd'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `primary`: the one thing to do on a screen. `plain`: bordered. `quiet`: words alone, for what is seldom wanted. */
  variant?: 'primary' | 'plain' | 'quiet'
  tone?: 'loss'
  icon?: LucideIcon
  /** Shown beside the words, as in the shortcut table: `Mod+N`. */
  keys?: string
  children: ReactNode
  ref?: Ref<HTMLButtonElement>
}

export function Button({ variant = 'plain', tone, icon: Icon, keys, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className="button" data-variant={variant} data-tone={tone}>
      {Icon && <Icon aria-hidden size={16} strokeWidth={1.75} />}
      <span>{children}</span>
      {keys && <Kbd keys={keys} />}
    </AriaButton>
  )
}

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  icon: LucideIcon
  /** What it does: read out, and shown on hover. */
  label: string
  ref?: Ref<HTMLButtonElement>
}

export function IconButton({ icon: Icon, label, ...rest }: IconButtonProps) {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      className="button"
      data-variant="quiet"
      data-icon-only
      render={(props) => <button {...props} title={label} />}
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} />
    </AriaButton>
  )
}
