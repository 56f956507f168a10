import './inbox.css'
import { Zap } from 'lucide-react'
import { settingsId } from '@shared/documents/kinds/settings'
import { useWindowSession } from '../../app/window-session'
import { useRow, useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Kbd } from '../../ui/Kbd'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { inboxOf } from './inbox-captures'
import { InboxList } from './InboxList'

/** Everything captured and not seen yet. */
export function InboxScreen() {
  const { commands } = useWindowSession()
  const captures = useRows('capture')
  const settings = useRow('settings', settingsId)
  const inbox = inboxOf(captures ?? [])
  return (
    <Screen label="Inbox" lead={<p>{inbox.length === 0 ? 'Inbox' : `Inbox, ${inbox.length}`}</p>}>
      <div className="inbox">
        {captures === undefined ? (
          <Skeleton />
        ) : inbox.length === 0 ? (
          <EmptyState
            title="Nothing in the inbox"
            isScreenHeading
            actions={
              <Button variant="primary" icon={Zap} onPress={() => commands.run('capture')}>
                Capture a line
              </Button>
            }
          >
            <p>
              Press <Kbd keys={settings?.fields.captureShortcut ?? 'CommandOrControl+Shift+Space'} /> anywhere
              on this computer and type one line. It waits here until you say what becomes of it: an item on
              an agenda, an opener, or a line that is kept. Begun with a slash (<code>/todo</code>,{' '}
              <code>/heard @Maria</code>, <code>/trend</code>) it goes to its place at once, and shows here
              until you have seen it.
            </p>
          </EmptyState>
        ) : (
          <>
            <h1 className="inbox-title" id="inbox-title">
              What you noticed
            </h1>
            <p className="inbox-hint">
              The keys act on the marked line. The arrow keys mark another; <Kbd keys="Backspace" /> removes
              it.
            </p>
            <InboxList captures={inbox} labelledBy="inbox-title" isMain />
          </>
        )}
      </div>
    </Screen>
  )
}
