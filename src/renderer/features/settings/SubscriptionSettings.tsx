import { dayInWords, timeInWords } from '@shared/domain/meeting-words'
import type { SubscriptionState } from '@shared/ipc/calls/calendar'
import { localZone, useNow } from '../../app/use-now'
import { useWindowSession } from '../../app/window-session'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { Chip } from '../../ui/Chip'
import { ErrorNote } from '../../ui/ErrorNote'
import { useSubscription } from '../calendar-import/use-subscription'
import { useTask } from './use-task'

/** The calendar that is kept up with: whether, how it went, and the end of it. */
export function SubscriptionSettings() {
  const subscription = useSubscription()
  const isOn = subscription !== undefined && subscription.host !== null
  return (
    <div className="settings-group">
      <div className="settings-group-head">
        <h3 className="settings-group-name">Keep up with a calendar</h3>
        <Chip tone={isOn ? 'accent' : 'neutral'}>{isOn ? 'On' : 'Off'}</Chip>
      </div>
      {isOn ? <Subscribed subscription={subscription} /> : <NotSubscribed />}
    </div>
  )
}

function NotSubscribed() {
  const { commands, info } = useWindowSession()
  return (
    <>
      <p className="quiet-line">
        1:1s that move or are cancelled there follow by themselves, and new ones are offered. Until you give
        its web address, Leadup asks no server for anything.
      </p>
      {info.isSample ? (
        <p className="quiet-line">The sample workspace keeps up with none; your own can.</p>
      ) : (
        <div className="actions">
          <Button onPress={() => commands.run('import-calendar')}>Give its web address…</Button>
        </div>
      )}
    </>
  )
}

function Subscribed({ subscription }: { subscription: SubscriptionState }) {
  const { commands } = useWindowSession()
  const refresh = useTask(async () => void (await call('calendar.refresh', {})))
  const end = useTask(async () => void (await call('calendar.unsubscribe', {})))
  const { host, isReading, checkedAt, failure, waiting } = subscription
  const failed = refresh.failure ?? end.failure
  return (
    <>
      <dl className="facts">
        <dt>Calendar at</dt>
        <dd className="path">{host}</dd>
        <dt>Last looked</dt>
        <dd>
          <span role="status">{isReading ? 'Looking…' : <LastLooked checkedAt={checkedAt} />}</span>
        </dd>
        <dt>New in it</dt>
        <dd>{waiting === 0 ? 'Nothing' : waiting === 1 ? 'One 1:1' : `${waiting} 1:1s`}</dd>
      </dl>
      {failure !== null && !isReading && <ErrorNote>{failure}</ErrorNote>}
      <div className="actions">
        {waiting > 0 && <Button onPress={() => commands.run('look-at-calendar')}>Look at what is new</Button>}
        <Button onPress={refresh.run} isPending={isReading}>
          Look now
        </Button>
        <Button variant="quiet" onPress={end.run}>
          Stop keeping up
        </Button>
      </div>
      <p className="quiet-line">What it brought stays when you stop. Its web address is then forgotten.</p>
      {failed && <ErrorNote>{failed}</ErrorNote>}
    </>
  )
}

function LastLooked({ checkedAt }: { checkedAt: string | null }) {
  const nowMs = useNow()
  const zone = localZone()
  if (checkedAt === null) return <>Not yet</>
  const ms = Date.parse(checkedAt)
  const day = dayInWords(Math.min(ms, nowMs), nowMs, zone)
  return (
    <>
      {day.charAt(0).toUpperCase() + day.slice(1)}, {timeInWords(ms, zone)}
    </>
  )
}
