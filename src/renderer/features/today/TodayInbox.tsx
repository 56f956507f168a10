import { useRoutes } from '../../app/route'
import { useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { SectionHeading } from '../../ui/SectionHeading'
import { inboxOf } from '../inbox/inbox-captures'
import { InboxList } from '../inbox/InboxList'

/** The rest is one step away. */
const shownCaptures = 5

export function TodayInbox() {
  const captures = useRows('capture')
  const routes = useRoutes()
  const inbox = inboxOf(captures ?? [])
  if (inbox.length === 0) return null
  return (
    <section>
      <SectionHeading
        id="today-inbox"
        aside={
          inbox.length > shownCaptures && (
            <Button variant="quiet" onPress={() => routes.go({ screen: 'inbox' })}>
              All {inbox.length}
            </Button>
          )
        }
      >
        Inbox
      </SectionHeading>
      <InboxList captures={inbox.slice(0, shownCaptures)} labelledBy="today-inbox" />
    </section>
  )
}
