import { useState } from 'react'
import type { Relation } from '@shared/documents/kinds/person'
import type { CalendarPreview, OpenedCalendar, OfferedSet } from '@shared/ipc/calls/calendar'
import { localZone, useNow } from '../../app/use-now'
import { useRecordEdits } from '../../app/window-session'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { AskedAbout } from './AskedAbout'
import { ImportChanges } from './ImportChanges'
import { actionInWords, countsInWords, doneInWords } from './import-words'
import { NothingOffered } from './NothingOffered'
import { OfferedPeople } from './OfferedPeople'
import { TitlesThatCount } from './TitlesThatCount'
import type { CalendarImporting } from './use-calendar-import'

interface PreviewImportProps {
  importing: CalendarImporting
  file: OpenedCalendar
  preview: CalendarPreview
  isLooking: boolean
  token: string
  onCancel: () => void
  onDone: () => void
}

/** What the file would bring and change, to choose from; then one button. */
export function PreviewImport(props: PreviewImportProps) {
  const { importing, file, preview, isLooking, token, onCancel, onDone } = props
  const { options, look, askAddress } = importing
  const edits = useRecordEdits()
  const viewpoint = { nowMs: useNow(), zone: localZone() }
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [relations, setRelations] = useState<Readonly<Record<string, Relation>>>({})
  const [isConfirming, setConfirming] = useState(false)

  const isTaken = ({ id, wasLeftOut }: OfferedSet) => ticks.get(id) ?? !wasLeftOut
  const take = (sets: readonly OfferedSet[], isTicked: boolean) =>
    setTicks(new Map([...ticks, ...sets.map(({ id }) => [id, isTicked] as const)]))
  const sets = preview.offered.flatMap((person) => person.sets)
  const taken = {
    meetings: sets.filter(isTaken).reduce((sum, { meetingCount }) => sum + meetingCount, 0),
    people: preview.offered.filter((person) => person.sets.some(isTaken)).length,
  }
  const action = actionInWords(taken, preview)

  const confirm = async () => {
    setConfirming(true)
    const leftOut = sets.filter((set) => !isTaken(set)).map(({ id }) => id)
    const outcome = await edits.run({
      label: 'Import a calendar',
      perform: (commandId) =>
        call('calendar.confirm', { commandId, token, options, leftOut, relations: { ...relations } }),
      toast: doneInWords,
    })
    setConfirming(false)
    if (outcome !== 'refused') onDone()
  }

  return (
    <Dialog
      title="Import a calendar"
      onClose={onCancel}
      size="wide"
      foot={
        <>
          <Button variant="quiet" onPress={onCancel}>
            Cancel
          </Button>
          <Button
            variant="primary"
            autoFocus
            aria-describedby="import-counts"
            isDisabled={isLooking || isConfirming}
            onPress={() => void confirm()}
          >
            {action}
          </Button>
        </>
      }
    >
      <div className="import-summary">
        <p dir="auto">{file.fileName}</p>
        <p className="quiet-line figures" id="import-counts" role="status">
          {countsInWords(preview)}
        </p>
      </div>
      <div className="import-found" aria-busy={isLooking}>
        {sets.length === 0 ? (
          <NothingOffered preview={preview} ownAddresses={options.ownAddresses} />
        ) : (
          <OfferedPeople
            offered={preview.offered}
            viewpoint={viewpoint}
            isTaken={isTaken}
            onTake={take}
            relations={relations}
            onRelation={(id, relation) => setRelations({ ...relations, [id]: relation })}
          />
        )}
        <AskedAbout preview={preview} options={options} onChange={look} />
        <ImportChanges preview={preview} viewpoint={viewpoint} />
        <TitlesThatCount titlePatterns={options.titlePatterns} onChange={look} />
        {file.addresses.length > 0 && (
          <div>
            <Button variant="quiet" onPress={askAddress}>
              Change which e-mail address is yours
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  )
}
