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

/**
 * While `isPending` it keeps the focus and does nothing. NOTE: React Aria's own pending state is not used: what it reads
 * out refers to the button for seven seconds, and is without a name once the button is gone.
 */
export function Button({
  variant = 'plain',
  tone,
  icon: Icon,
  keys,
  children,
  isPending = false,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(isPending ? pending : {})}
      className="button"
      data-variant={variant}
      data-tone={tone}
    >
      {Icon && <Icon aria-hidden size={16} strokeWidth={1.75} />}
      <span>{children}</span>
      {keys && <Kbd keys={keys} />}
    </AriaButton>
  )
}

const pending: AriaButtonProps = {
  type: 'button',
  onPress: () => undefined,
  render: (props) => <button {...props} aria-disabled data-pending />,
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
