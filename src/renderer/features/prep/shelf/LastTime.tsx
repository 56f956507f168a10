import { shortDate } from '@shared/domain/meeting-words'
import { isWritten } from '@shared/domain/prompts'
import { useRoutes } from '../../../app/route'
import { Button } from '../../../ui/Button'
import type { Prepared } from '../use-prepared'

/** The last 1:1 with this person, in a line. */
export function LastTime({ prepared: { last, views } }: { prepared: Prepared }) {
  const routes = useRoutes()
  if (!last?.view.time) return null
  const { nowMs, zone } = views.viewpoint
  const items = last.projection?.items.filter(isWritten) ?? []
  const done = items.filter(({ ticked }) => ticked).length
  const words =
    items.length === 0
      ? last.projection?.items.length
        ? 'Nothing was written.'
        : 'No agenda was kept.'
      : `${done} of ${items.length} ticked, ${items.length - done} left over.`
  return (
    <section className="shelf-section" aria-label="Last time">
      <h2 className="section-heading">Last time, {shortDate(last.view.time.startMs, nowMs, zone)}</h2>
      <div className="last-time">
        <span>{words}</span>
        <Button
          variant="quiet"
          onPress={() => routes.go({ screen: 'meeting', id: last.view.meeting.id })}
          aria-label={`Open ${last.view.title}, last time`}
        >
          Open
        </Button>
      </div>
    </section>
  )
}
