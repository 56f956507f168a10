import { useMemo } from 'react'
import type { Opener } from '@shared/documents/kinds/opener'
import { openerGroups, placeOpeners, type OpenerGroup } from '@shared/domain/follow-through/place-records'
import { shortDate } from '@shared/domain/meeting-words'
import { openerText } from '@shared/domain/opener-drafts'
import { wallMs } from '@shared/domain/wall-clock'
import { localZone } from '../../app/use-now'
import { useRoutes } from '../../app/route'
import { useRecordEdits } from '../../app/window-session'
import { useRow, useRows, useRowStore } from '../../documents/use-rows'
import { EmptyState } from '../../ui/EmptyState'
import { FromMeeting } from './FromMeeting'
import { Parts } from './Parts'
import { RecordCells } from './RecordCells'
import { addRecord } from './record-changes'
import { openerMenu } from './record-menus'
import { RecordSection, type SectionPlace } from './RecordSection'
import { runKey } from './run-key'
import { useOutlook } from './use-follow-through'

const wordsOf = (group: OpenerGroup) => openerGroups[group]
const canFold = (group: OpenerGroup) => group === 'answered'

/** Openers that were asked, until it is noted what was answered (P15). */
export function OpenersSection(place: SectionPlace) {
  const edits = useRecordEdits()
  const store = useRowStore()
  const openers = useRows('opener')
  const asked = useMemo(
    () => openers?.filter(({ fields }) => fields.status === 'asked' || fields.status === 'answered'),
    [openers],
  )
  return (
    <RecordSection
      {...place}
      label="Openers"
      rows={asked}
      placeOf={placeOpeners}
      wordsOf={wordsOf}
      canFold={canFold}
      Row={OpenerRow}
      onKey={(id, event) => {
        const opener = store.get('opener', id)
        return (
          opener !== undefined &&
          runKey(openerMenu(opener, { edits, onAnswer: () => place.onOpen(id) }), event)
        )
      }}
      add={{
        label: 'New opener that was asked',
        placeholder: 'I asked @Maria: who decides?',
        hint: 'Enter adds it as asked; note the answer when it comes',
        command: 'new-asked-opener',
        onAdd: ({ text, personId }) =>
          addRecord(edits, 'opener', 'Add an opener', {
            question: text,
            personId,
            status: 'asked',
            askedAt: new Date().toISOString(),
          }),
      }}
      empty={
        <EmptyState title="No question waits for its answer">
          <p>
            An opener that you asked in a 1:1 stays here until you note what was answered. The answer can
            become something you heard about that person, or a signal.
          </p>
        </EmptyState>
      }
      thin="Enter on a question notes what was answered."
    />
  )
}

function OpenerRow({ id }: { id: string }) {
  const opener = useRow('opener', id)
  return opener ? <Shown opener={opener} /> : null
}

function Shown({ opener }: { opener: Opener }) {
  const edits = useRecordEdits()
  const routes = useRoutes()
  const answer = () => routes.replace({ screen: 'follow-through', section: 'openers', id: opener.id })
  const { today } = useOutlook()
  const { fields } = opener
  const person = useRow('person', fields.personId)
  const askedMs = Date.parse(fields.askedAt ?? '')
  return (
    <RecordCells
      title={openerText(fields)}
      isFaint={fields.status === 'answered'}
      detail={
        <Parts>
          {person?.fields.name}
          {!Number.isNaN(askedMs) && `asked ${shortDate(askedMs, wallMs(today), localZone())}`}
          {fields.answer && (
            <span data-private dir="auto">
              “{fields.answer}”
            </span>
          )}
          {fields.meetingId && <FromMeeting id={fields.meetingId} />}
        </Parts>
      }
      action={fields.status === 'answered' ? undefined : { label: 'Write the answer', onPress: answer }}
      menu={openerMenu(opener, { edits, onAnswer: answer })}
    />
  )
}
