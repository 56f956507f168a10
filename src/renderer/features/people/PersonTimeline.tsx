import { useMemo, useState } from 'react'
import { firstNameOf, monthInWords, shortDate } from '@shared/domain/meeting-words'
import {
  groupByMonth,
  timelineParts,
  type TimelineEntry,
  type TimelinePart,
} from '@shared/domain/people/timeline'
import type { KindName } from '@shared/documents/kinds/all-kinds'
import { useRoutes, type Route } from '../../app/route'
import type { RowStore } from '../../documents/row-store'
import { useRowStore } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { OpenList, OpenListSection, OpenRow } from '../../ui/OpenList'
import { Select, type Choice } from '../../ui/Select'
import { LeftOver } from '../meetings/MeetingRow'
import { recordViews } from '../records/record-views'
import { NoteDialog } from './NoteDialog'
import type { PersonWorld } from './use-person-world'
import { useTimeline } from './use-timeline'

/** A quarter of weekly 1:1s with what came of them; a press shows as many again and more. */
const shownAtFirst = 40
const shownMore = 100

const choices: readonly Choice<TimelinePart | 'all'>[] = [
  { id: 'all', label: 'Everything' },
  ...(Object.entries(timelineParts) as [TimelinePart, string][]).map(([id, label]) => ({ id, label })),
]

/** Everything with one person: 1:1s, notes, what is owed, what was asked, the newest first. */
export function PersonTimeline({ world }: { world: PersonWorld }) {
  const { person, notes, views } = world
  const all = useTimeline(world)
  const [part, setPart] = useState<TimelinePart | 'all'>('all')
  const [shown, setShown] = useState(shownAtFirst)
  const [openedId, setOpenedId] = useState<string>()
  const open = useOpenEntry(setOpenedId)
  const { nowMs, zone } = views.viewpoint
  const entries = useMemo(
    () => all?.filter((entry) => part === 'all' || entry.part === part) ?? [],
    [all, part],
  )
  const months = useMemo(() => groupByMonth(entries.slice(0, shown), zone), [entries, shown, zone])
  const name = firstNameOf(person.fields.name) || 'this person'
  const opened = notes.find(({ id }) => id === openedId)
  if (!all) return null

  return (
    <section className="person-timeline" aria-label={`Timeline with ${name}`}>
      <div className="section-head">
        <h2 className="section-heading">Timeline</h2>
        {all.length > 0 && (
          <Select label="Show in the timeline" hideLabel choices={choices} value={part} onChange={setPart} />
        )}
      </div>
      {entries.length === 0 && (
        <p className="quiet-line" role="status">
          {part === 'all'
            ? `1:1s that are over, notes, promises and openers asked will stand here, so that nothing with ${name} is lost.`
            : `No ${timelineParts[part].toLowerCase()} with ${name} yet.`}
        </p>
      )}
      {months.length > 0 && (
        <OpenList label={`Timeline with ${name}`} onOpen={(key) => open(entries, key)}>
          {months.map(({ month, entries: own }) => (
            <OpenListSection key={month} heading={monthInWords(own[0]?.atMs ?? nowMs, nowMs, zone)}>
              {own.map((entry) => (
                <TimelineRow key={keyOf(entry)} entry={entry} day={shortDate(entry.atMs, nowMs, zone)} />
              ))}
            </OpenListSection>
          ))}
        </OpenList>
      )}
      {entries.length > shown && (
        <div className="list-more">
          <Button variant="quiet" onPress={() => setShown(shown + shownMore)}>
            Show earlier
          </Button>
        </div>
      )}
      {opened && (
        <NoteDialog note={opened} person={person} views={views} onClose={() => setOpenedId(undefined)} />
      )}
    </section>
  )
}

/** What was heard and noted is private by kind; that a 1:1 took place is not. */
function TimelineRow({ entry, day }: { entry: TimelineEntry; day: string }) {
  const { id, text, what, isFaint, isPrivate, kind } = entry
  return (
    <OpenRow
      id={keyOf(entry)}
      text={`${text || what}, ${day}`}
      isFaint={isFaint}
      isPrivate={isPrivate}
      title={kind === 'meeting' ? text : <span className="note-words">{text || 'No words yet'}</span>}
      detail={
        <>
          {what}
          {kind === 'meeting' && !isFaint && <LeftOver meetingId={id} />}
        </>
      }
      end={<span className="figures faint">{day}</span>}
    />
  )
}

function keyOf({ kind, id }: TimelineEntry): string {
  return `${kind}:${id}`
}

/** A note opens here, anything else in its own place. */
function useOpenEntry(openNote: (id: string) => void) {
  const routes = useRoutes()
  const rows = useRowStore()
  return (entries: readonly TimelineEntry[], key: string): void => {
    const entry = entries.find((each) => keyOf(each) === key)
    if (!entry) return
    const route = routeOf(rows, entry.kind, entry.id)
    if (entry.kind === 'note') openNote(entry.id)
    else if (route) routes.go(route)
  }
}

function routeOf<Name extends KindName>(rows: RowStore, kind: Name, id: string): Route | undefined {
  const row = rows.get(kind, id)
  return row && recordViews[kind].routeOf(row)
}
