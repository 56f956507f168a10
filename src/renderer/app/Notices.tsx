import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Notice } from '@shared/ipc/calls/workspace'
import { onEvent } from '../documents/bridge'
import { IconButton } from '../ui/Button'
import { useWindowSession } from './window-session'

/** What the user should know and need not answer, until it was dismissed. */
export function Notices() {
  const { info } = useWindowSession()
  const [notices, setNotices] = useState<readonly Notice[]>(info.notices)
  useEffect(
    () =>
      onEvent('workspace.noticed', (notice) =>
        setNotices((known) => [...known.filter(({ id }) => id !== notice.id), notice]),
      ),
    [],
  )
  if (notices.length === 0) return null
  return (
    <ul className="notices" aria-label="Notices">
      {notices.map((notice) => (
        <li key={notice.id} className="notice" data-tone={notice.tone}>
          <p>{notice.text}</p>
          <IconButton
            icon={X}
            label="Dismiss"
            onPress={() => setNotices((known) => known.filter(({ id }) => id !== notice.id))}
          />
        </li>
      ))}
    </ul>
  )
}
