import { X } from 'lucide-react'
import { massDeletionId } from '@shared/domain/sync-words'
import type { SyncNotice } from '@shared/ipc/calls/sync'
import { localZone, useNow } from '../../app/use-now'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { Button, IconButton } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { useTask } from '../settings/use-task'
import { agoInWords } from './device-words'

/** What was noticed about relay, folder or devices, the latest first. */
export function SyncNotices({ notices }: { notices: readonly SyncNotice[] }) {
  if (notices.length === 0) return null
  return (
    <ul className="sync-notices" aria-label="Noticed">
      {notices
        .toSorted((one, other) => other.at.localeCompare(one.at))
        .map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
    </ul>
  )
}

function NoticeLine({ notice: { id, tone, text, at } }: { notice: SyncNotice }) {
  const sync = useSyncStore()
  const viewpoint = { nowMs: useNow(), zone: localZone() }
  const bringBack = useTask(async () => sync.take(await call('sync.bringBack', {})))
  const dismiss = useTask(async () => sync.take(await call('sync.dismissNotice', { id })))
  return (
    <li className="sync-notice" data-tone={tone}>
      <div>
        <p>{text}</p>
        <p className="sync-notice-time">Noticed {agoInWords(at, viewpoint)}</p>
        {id === massDeletionId && (
          <div className="actions">
            <Button onPress={bringBack.run} isPending={bringBack.isRunning}>
              Bring them back
            </Button>
          </div>
        )}
        {(bringBack.failure ?? dismiss.failure) && (
          <ErrorNote>{bringBack.failure ?? dismiss.failure}</ErrorNote>
        )}
      </div>
      <IconButton icon={X} label="Dismiss" onPress={dismiss.run} />
    </li>
  )
}
