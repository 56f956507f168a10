import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { massDeletionId } from '@shared/domain/sync-words'
import type { Notice } from '@shared/ipc/calls/workspace'
import { onEvent } from '../documents/bridge'
import { Button, IconButton } from '../ui/Button'
import { useRoute } from './route'
import { useSyncNotices } from './use-sync-notices'
import { useWindowSession } from './window-session'

/** What the user should know and need not answer, until it was dismissed. */
export function Notices() {
  const { info, commands } = useWindowSession()
  const route = useRoute()
  const sync = useSyncNotices()
  // There all of them are said already, with what can be done about it.
  const isSaidBelow = route.screen === 'settings' && route.section === 'devices'
  const syncNotices = isSaidBelow ? [] : sync.notices
  const [notices, setNotices] = useState<readonly Notice[]>(info.notices)
  useEffect(
    () =>
      onEvent('workspace.noticed', (notice) =>
        setNotices((known) => [...known.filter(({ id }) => id !== notice.id), notice]),
      ),
    [],
  )
  if (notices.length + syncNotices.length === 0) return null
  return (
    <aside className="notices" aria-label="Notices">
      <ul aria-label="Notices">
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
        {syncNotices.map(({ id, tone, text }) => (
          <li key={id} className="notice" data-tone={tone}>
            <p>{text}</p>
            <span className="notice-actions">
              {id === massDeletionId && <Button onPress={sync.bringBack}>Bring them back</Button>}
              <Button variant="quiet" onPress={() => commands.run('open-devices')}>
                Devices and sync
              </Button>
              <IconButton icon={X} label="Dismiss" onPress={() => sync.dismiss(id)} />
            </span>
          </li>
        ))}
      </ul>
    </aside>
  )
}
