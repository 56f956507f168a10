import { useMemo } from 'react'
import type { Action } from '@shared/documents/kinds/action'
import { dueInWords } from '@shared/domain/follow-through/due-in-words'
import { owedNow } from '@shared/domain/today/owed-now'
import { wallAt } from '@shared/domain/wall-clock'
import { useRoutes } from '../../app/route'
import { localZone, useNow } from '../../app/use-now'
import { useRecordEdits } from '../../app/window-session'
import { useRows } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Row, RowList } from '../../ui/Row'
import { SectionHeading } from '../../ui/SectionHeading'
import { tickAction } from '../follow-through/record-changes'
import { useSnoozed } from './use-snoozed'

/** The rest is one step away. */
const shownActions = 5

/** What is late, and what is due next. */
export function Owed() {
  const routes = useRoutes()
  const actions = useRows('action')
  const isSnoozed = useSnoozed()
  const today = wallAt(useNow(), localZone()).slice(0, 10)
  const owed = useMemo(() => owedNow(actions ?? [], today, isSnoozed), [actions, today, isSnoozed])
  if (owed.length === 0) return null
  const openAll = () => routes.go({ screen: 'follow-through', section: 'actions' })
  return (
    <section>
      <SectionHeading
        id="owed"
        aside={
          owed.length > shownActions && (
            <Button variant="quiet" onPress={openAll}>
              All {owed.length}
            </Button>
          )
        }
      >
        Owed
      </SectionHeading>
      <RowList labelledBy="owed">
        {owed.slice(0, shownActions).map((action) => (
          <OwedRow key={action.id} action={action} today={today} />
        ))}
      </RowList>
    </section>
  )
}

function OwedRow({ action, today }: { action: Action; today: string }) {
  const edits = useRecordEdits()
  const routes = useRoutes()
  const people = useRows('person')
  const { text, personId, owedBy, dueDate } = action.fields
  const name = people?.find(({ id }) => id === personId)?.fields.name ?? ''
  const due = dueInWords(dueDate, today)
  const whose = owedBy === 'me' ? name && `to ${name}` : `from ${name || 'somebody'}`
  return (
    <Row
      lead={
        <Checkbox isSelected={false} onChange={() => tickAction(edits, action)}>
          <span className="only-read-out">Done: {text}</span>
        </Checkbox>
      }
      title={
        <button
          type="button"
          className="today-words"
          dir="auto"
          onClick={() => routes.go({ screen: 'follow-through', section: 'actions', id: action.id })}
        >
          {text}
        </button>
      }
      detail={whose}
      end={due && <span className={due.standing === 'ahead' ? undefined : 'attention'}>{due.words}</span>}
    />
  )
}
