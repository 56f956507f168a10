import './inbox.css'
import { settingsId } from '@shared/documents/kinds/settings'
import { useRow, useRows } from '../../documents/use-rows'
import { EmptyState } from '../../ui/EmptyState'
import { Kbd } from '../../ui/Kbd'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { inboxOf } from './inbox-captures'
import { InboxList } from './InboxList'

/** Everything captured and not seen yet. */
export function InboxScreen() {
  const captures = useRows('capture')
  const settings = useRow('settings', settingsId)
  const inbox = inboxOf(captures ?? [])
  return (
    <Screen label="Inbox" lead={<p>{inbox.length === 0 ? 'Inbox' : `Inbox, ${inbox.length}`}</p>}>
      <div className="inbox">
        <h1 className="inbox-title" id="inbox-title">
          What you noticed
        </h1>
        {captures === undefined ? (
          <Skeleton />
        ) : inbox.length === 0 ? (
          <EmptyState title="Everything was seen">
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
            <p className="inbox-hint">
              <Kbd keys="A" /> agenda item · <Kbd keys="O" /> opener draft · <Kbd keys="T" /> what it sounds
              like · <Kbd keys="K" /> keep, seen · <Kbd keys="U" /> take back · <Kbd keys="Backspace" />{' '}
              remove
            </p>
            <InboxList captures={inbox} labelledBy="inbox-title" />
          </>
        )}
      </div>
    </Screen>
  )
}
