import { useEffect, useState } from 'react'
import { dayInWords, timeInWords } from '@shared/domain/meeting-words'
import type { Result } from '@shared/ipc/contract'
import { localZone, useNow } from '../../app/use-now'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { Skeleton } from '../../ui/Skeleton'
import { useTask } from './use-task'

type BackupsState = Result<'backups.state'>

export function BackupsSection() {
  const [state, setState] = useState<BackupsState>()
  const [failure, setFailure] = useState<string>()
  const make = useTask(async () => setState(await call('backups.make', {})))
  const show = useTask(async () => void (await call('backups.showFolder', {})))

  useEffect(() => {
    call('backups.state', {})
      .then(setState)
      .catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)))
  }, [])

  const failed = failure ?? make.failure ?? show.failure
  return (
    <>
      <p className="quiet-line">
        A day in which something changed gets a backup by itself. Each is checked before an older one goes;
        the last seven are kept on this device.
      </p>
      {!state && !failed && <Skeleton rows={2} />}
      {state && (
        <dl className="facts">
          <dt>Last backup</dt>
          <dd>
            <span role="status">
              <LastMade lastMadeAt={state.lastMadeAt} />
            </span>
          </dd>
          <dt>Kept</dt>
          <dd>{state.count === 1 ? 'One backup' : `${state.count} backups`}</dd>
          <dt>Folder</dt>
          <dd className="path">{state.folder}</dd>
        </dl>
      )}
      <div className="actions">
        <Button onPress={make.run} isPending={make.isRunning}>
          {make.isRunning ? 'Backing up…' : 'Back up now'}
        </Button>
        <Button variant="quiet" onPress={show.run}>
          Show the folder
        </Button>
      </div>
      {failed && <ErrorNote>{failed}</ErrorNote>}
    </>
  )
}

function LastMade({ lastMadeAt }: { lastMadeAt: string | null }) {
  const nowMs = useNow()
  const zone = localZone()
  if (lastMadeAt === null) return <>None yet</>
  const ms = Date.parse(lastMadeAt)
  // The clock of this screen ticks on the minute: what was made since is not of tomorrow.
  const day = dayInWords(Math.min(ms, nowMs), nowMs, zone)
  return (
    <>
      {day.charAt(0).toUpperCase() + day.slice(1)}, {timeInWords(ms, zone)}
    </>
  )
}
