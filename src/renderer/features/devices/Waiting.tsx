import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'

/** Something that takes a moment, elsewhere. */
export function Waiting({ children }: { children: ReactNode }) {
  return (
    <p className="sync-waiting" role="status">
      <LoaderCircle aria-hidden size={16} strokeWidth={1.75} />
      <span>{children}</span>
    </p>
  )
}
