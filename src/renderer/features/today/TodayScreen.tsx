import './today.css'
import { Plus, Zap } from 'lucide-react'
import { useMemo } from 'react'
import { longDate } from '@shared/domain/meeting-words'
import { settingsId } from '@shared/documents/kinds/settings'
import { localZone, useNow } from '../../app/use-now'
import { useAvailableCommands, useWindowSession } from '../../app/window-session'
import { useProjections } from '../../documents/use-projections'
import { useRow, useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { ConfirmMeetings } from '../close/ConfirmMeetings'
import { FiveMinutesOffer } from '../five-minutes/FiveMinutesOffer'
import { UpdatesDue } from '../update/UpdatesDue'
import { AfterThat } from './AfterThat'
import { Drifting } from './Drifting'
import { FeedbackToClose } from './FeedbackToClose'
import { NextMeeting } from './NextMeeting'
import { NothingAhead } from './NothingAhead'
import { Owed } from './Owed'
import { Pocket } from './Pocket'
import { TodayInbox } from './TodayInbox'
import { nextOfEach, useUpcoming } from './use-upcoming'

/** After the next one: what fits without becoming a calendar. */
const shownAfter = 4

/** What comes next, whether it is ready, and what was caught since. */
export function TodayScreen() {
  const nowMs = useNow()
  const zone = localZone()
  const upcoming = useUpcoming()
  const people = useRows('person')
  const shown = useMemo(() => nextOfEach(upcoming ?? []).slice(0, shownAfter + 1), [upcoming])
  const projections = useProjections(useMemo(() => shown.map(({ meeting }) => meeting.id), [shown]))
  const [next, ...later] = shown
  return (
    <Screen
      label="Today"
      lead={<p>{longDate(nowMs, nowMs, zone)}</p>}
      actions={<TodayActions isAskedBelow={upcoming?.length === 0} />}
    >
      {upcoming === undefined ? (
        <Skeleton rows={5} />
      ) : (
        <div className="today">
          <div className="today-main">
            <ConfirmMeetings />
            {next ? (
              <NextMeeting next={next} projection={projections.get(next.meeting.id)} />
            ) : (
              <NothingAhead hasPeople={(people?.length ?? 0) > 0} />
            )}
            <AfterThat later={later} projections={projections} />
            <Owed />
          </div>
          <div className="today-aside">
            <FiveMinutesOffer />
            <UpdatesDue />
            <Drifting />
            <FeedbackToClose />
            <TodayInbox />
            <Pocket isBegun={upcoming.length > 0} />
          </div>
        </div>
      )}
    </Screen>
  )
}

function TodayActions({ isAskedBelow }: { isAskedBelow: boolean }) {
  const { commands } = useWindowSession()
  const available = useAvailableCommands()
  const settings = useRow('settings', settingsId)
  return (
    <>
      {available.includes('capture') && (
        <Button
          variant="quiet"
          icon={Zap}
          keys={settings?.fields.captureShortcut ?? 'CommandOrControl+Shift+Space'}
          onPress={() => commands.run('capture')}
        >
          Capture
        </Button>
      )}
      {available.includes('new-meeting') && !isAskedBelow && (
        <Button icon={Plus} onPress={() => commands.run('new-meeting')}>
          New 1:1
        </Button>
      )}
    </>
  )
}
