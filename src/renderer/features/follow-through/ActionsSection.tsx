import { memo, useMemo, useState } from 'react'
import { actionGroups, placeActions, type ActionGroup } from '@shared/domain/follow-through/place-records'
import type { ReadLine } from '@shared/domain/follow-through/read-owed'
import { useRecordEdits } from '../../app/window-session'
import { useRows, useRowStore } from '../../documents/use-rows'
import { EmptyState } from '../../ui/EmptyState'
import { Kbd } from '../../ui/Kbd'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { ActionRow } from './ActionRow'
import { addRecord } from './record-changes'
import { actionMenu } from './record-menus'
import { RecordSection, type SectionPlace } from './RecordSection'
import { runKey } from './run-key'
import { useOutlook } from './use-follow-through'

const ownerChoices = [
  { id: 'all', label: 'All' },
  { id: 'me', label: 'I owe' },
  { id: 'them', label: 'Owed to me' },
] as const
type Owner = (typeof ownerChoices)[number]['id']

const wordsOf = (group: ActionGroup) => actionGroups[group]
const canFold = (group: ActionGroup) => group === 'snoozed' || group === 'done'

const lineToAdd = {
  label: 'New action',
  placeholder: 'Send the numbers to @Maria by Friday',
  hint: (
    <>
      <Kbd keys="Enter" /> adds it as owed by me · <Kbd keys="Shift+Enter" /> as owed to me
    </>
  ),
  command: 'new-action',
} as const

/** What is owed, by the user and to the user. */
export function ActionsSection(place: SectionPlace) {
  const edits = useRecordEdits()
  const store = useRowStore()
  const outlook = useOutlook()
  const actions = useRows('action')
  const [owner, setOwner] = useState<Owner>('all')
  const { today, days } = outlook
  const placeOf = useMemo(() => placeActions(today, days), [today, days])
  const shown = useMemo(
    () => (owner === 'all' ? actions : actions?.filter(({ fields }) => fields.owedBy === owner)),
    [actions, owner],
  )
  // The same from one tick to the next, so that the line above the list is not drawn with it.
  const add = useMemo(
    () => ({
      ...lineToAdd,
      onAdd: (line: ReadLine, { shiftKey }: { shiftKey: boolean }) =>
        addRecord(edits, 'action', 'Add an action', { ...line, owedBy: shiftKey ? 'them' : 'me' }),
    }),
    [edits],
  )
  return (
    <RecordSection
      {...place}
      label="Actions"
      rows={shown}
      placeOf={placeOf}
      wordsOf={wordsOf}
      canFold={canFold}
      Row={ActionRow}
      onKey={(id, event) => {
        const action = store.get('action', id)
        if (!action) return false
        const { personId } = action.fields
        const person = personId === null ? undefined : store.get('person', personId)
        return runKey(actionMenu(action, { edits, person, outlook }), event)
      }}
      add={add}
      filter={
        actions !== undefined && actions.length > 0 && <OwnerFilter owner={owner} onChange={setOwner} />
      }
      empty={
        owner === 'all' ? (
          <EmptyState title="Nothing is owed">
            <p>
              Write down what you promised, or what was promised to you. Whom it is with and by when are read
              from your words: “@Maria”, “by Friday”.
            </p>
            <p>
              On an agenda <Kbd keys="Mod+Shift+A" /> makes an action of the line the caret is in. Ticked
              there or here, it is done in both places.
            </p>
          </EmptyState>
        ) : (
          <p className="quiet-line" role="status">
            {owner === 'me' ? 'You owe nothing.' : 'Nothing is owed to you.'}
          </p>
        )
      }
      thin={
        <>
          On an agenda <Kbd keys="Mod+Shift+A" /> makes an action of the line the caret is in,{' '}
          <Kbd keys="Mod+Shift+O" /> one that is owed to you.
        </>
      }
    />
  )
}

interface OwnerFilterProps {
  owner: Owner
  onChange: (owner: Owner) => void
}

const OwnerFilter = memo(({ owner, onChange }: OwnerFilterProps) => (
  <div className="record-filter">
    <SegmentedChoice label="Whose" hideLabel choices={ownerChoices} value={owner} onChange={onChange} />
    <p className="record-keys">
      <Kbd keys="Space" /> done · <Kbd keys="W" /> waiting · <Kbd keys="S" /> until the next 1:1 ·{' '}
      <Kbd keys="Backspace" /> remove
    </p>
  </div>
))
