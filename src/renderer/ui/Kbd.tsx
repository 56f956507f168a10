import './kbd.css'
import { formatKeys } from './platform'

/** The keys of a shortcut, as this platform writes them. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className="kbd" data-single={!keys.includes('+') || undefined}>
      {formatKeys(keys)}
    </kbd>
  )
}
