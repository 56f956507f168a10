import { FileText } from 'lucide-react'
import { useMemo } from 'react'
import type { Win } from '@shared/documents/kinds/win'
import { placeWins } from '@shared/domain/follow-through/place-records'
import { monthInWords, shortDay } from '@shared/domain/meeting-words'
import { unclosed } from '@shared/domain/sending/record-words'
import { wallMs } from '@shared/domain/wall-clock'
import { useRecordEdits, useWindowSession } from '../../app/window-session'
import { useRow, useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { FromMeeting } from './FromMeeting'
import { Parts } from './Parts'
import { RecordCells } from './RecordCells'
import { addRecord } from './record-changes'
import { winMenu } from './record-menus'
import { RecordSection, type SectionPlace } from './RecordSection'
import { runKey } from './run-key'
import { useOutlook } from './use-follow-through'

const canFold = () => false

/** Results, said so that others can use them (P20). */
export function WinsSection(place: SectionPlace) {
  const edits = useRecordEdits()
  const { commands } = useWindowSession()
  const wins = useRows('win')
  const { today } = useOutlook()
  const wordsOf = useMemo(
    () => (month: string) =>
      month === '' ? 'No date' : monthInWords(wallMs(`${month}-01`), wallMs(today), 'UTC'),
    [today],
  )
  return (
    <RecordSection
      {...place}
      label="Wins"
      rows={wins}
      placeOf={placeWins}
      wordsOf={wordsOf}
      canFold={canFold}
      Row={WinRow}
      onKey={(id, event) => runKey(winMenu(id, edits), event)}
      add={{
        label: 'New win',
        placeholder: 'Onboarding takes six days',
        hint: 'Enter adds it; the numbers and whose goal it serves can come later',
        command: 'new-win',
        onAdd: ({ text }) => addRecord(edits, 'win', 'Add a win', { text, date: today }),
      }}
      filter={
        wins !== undefined &&
        wins.length > 0 && (
          <div className="list-more">
            <Button variant="quiet" icon={FileText} onPress={() => commands.run('new-snapshot')}>
              Snapshot for a person…
            </Button>
          </div>
        )
      }
      empty={
        <EmptyState title="What went well?">
          <p>
            A result, the number before and after, and what it means for the business. Put that way, the
            person you work for can tell others about it.
          </p>
        </EmptyState>
      }
      thin="Enter on a win adds the number before and after, and whose goal it serves."
    />
  )
}

function WinRow({ id }: { id: string }) {
  const win = useRow('win', id)
  return win ? <Shown win={win} /> : null
}

function Shown({ win: { id, fields } }: { win: Win }) {
  const edits = useRecordEdits()
  const { today } = useOutlook()
  const person = useRow('person', fields.personId)
  const goal = useRow('note', fields.goalId)
  const measure = [fields.before, fields.after].filter(Boolean).join(' → ')
  const serves = [person?.fields.name, goal?.fields.text].filter(Boolean).join(': ')
  return (
    <RecordCells
      title={fields.text}
      detail={
        <Parts>
          {shortDay(fields.date, wallMs(today))}
          {measure && <span dir="auto">{measure}</span>}
          {fields.meaning && <span dir="auto">{unclosed(fields.meaning)}</span>}
          {serves && (
            <span data-private dir="auto">
              serves {serves}
            </span>
          )}
          {fields.meetingId && <FromMeeting id={fields.meetingId} />}
        </Parts>
      }
      menu={winMenu(id, edits)}
    />
  )
}
