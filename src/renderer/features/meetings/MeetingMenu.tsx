import { CalendarClock, CalendarX, Ellipsis, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useRecordEdits } from '../../app/window-session'
import { useRows } from '../../documents/use-rows'
import { IconButton } from '../../ui/Button'
import { Menu, type MenuEntry } from '../../ui/Menu'
import type { MeetingView } from './meeting-view'
import { MoveMeetingDialog } from './MoveMeetingDialog'
import { ScopeDialog } from './ScopeDialog'
import { hasLater, meetingsInScope, type SeriesScope } from './series-scope'

type Question = 'move' | 'cancel' | 'remove'

interface MeetingMenuProps {
  view: MeetingView
  /** What stands ahead of it: what there is no room for beside the menu. */
  first?: readonly MenuEntry[]
}

/** What can be done with a 1:1 besides opening it. */
export function MeetingMenu({ view, first = [] }: MeetingMenuProps) {
  const edits = useRecordEdits()
  const meetings = useRows('meeting') ?? []
  const [asked, setAsked] = useState<Question>()
  const { meeting, title, isCancelled } = view

  const carryOut = (question: 'cancel' | 'remove', scope: SeriesScope) => {
    const reached = meetingsInScope(meetings, meeting, scope)
    const many = reached.length > 1 ? `${reached.length} 1:1s` : title
    const fields = question === 'cancel' ? { status: 'cancelled' } : { trashedAt: new Date().toISOString() }
    void edits.write(
      `${question === 'cancel' ? 'Cancel' : 'Remove'} ${many}`,
      reached.map(({ id }) => ({ id, fields })),
      question === 'cancel'
        ? `${many} marked as cancelled.`
        : `${many} ${reached.length > 1 ? 'are' : 'is'} in the trash for 30 days.`,
    )
    setAsked(undefined)
  }

  const ask = (question: 'cancel' | 'remove') =>
    hasLater(meetings, meeting) ? setAsked(question) : carryOut(question, 'this')

  const bringBack = () =>
    void edits.write(`Bring back ${title}`, [{ id: meeting.id, fields: { status: 'planned' } }])

  return (
    <>
      <Menu
        label={`More about ${title}`}
        trigger={<IconButton icon={Ellipsis} label={`More about ${title}`} />}
        entries={[
          ...first,
          {
            id: 'move',
            label: 'Move or change…',
            icon: CalendarClock,
            startsGroup: first.length > 0,
            onAction: () => setAsked('move'),
          },
          isCancelled
            ? { id: 'bring-back', label: 'Bring back', icon: RotateCcw, onAction: bringBack }
            : { id: 'cancel', label: 'Cancel this 1:1', icon: CalendarX, onAction: () => ask('cancel') },
          {
            id: 'remove',
            label: 'Remove',
            icon: Trash2,
            tone: 'loss',
            startsGroup: true,
            onAction: () => ask('remove'),
          },
        ]}
      />
      {asked === 'move' && <MoveMeetingDialog view={view} onClose={() => setAsked(undefined)} />}
      {(asked === 'cancel' || asked === 'remove') && (
        <ScopeDialog
          title={asked === 'cancel' ? `Cancel ${title}?` : `Remove ${title}?`}
          question={
            asked === 'cancel'
              ? 'It belongs to a series. Cancelled 1:1s stay in the list, marked, and can be brought back.'
              : 'It belongs to a series. Removed 1:1s stay in the trash for 30 days.'
          }
          verb={asked === 'cancel' ? 'Cancel' : 'Remove'}
          onChoose={(scope) => carryOut(asked, scope)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}
