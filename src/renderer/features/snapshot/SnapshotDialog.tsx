import { useMemo, useState } from 'react'
import type { Person } from '@shared/documents/kinds/person'
import { firstNameOf, shortDay } from '@shared/domain/meeting-words'
import { draftSnapshot, snapshotTalks } from '@shared/domain/snapshot/draft-snapshot'
import { periodOf, type Period, type PeriodChoice } from '@shared/domain/snapshot/period'
import { wallMs } from '@shared/domain/wall-clock'
import { localZone, useNow } from '../../app/use-now'
import { useProjections } from '../../documents/use-projections'
import { useRows } from '../../documents/use-rows'
import { DatePicker } from '../../ui/DatePicker'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import { LetterDialog } from '../sending/LetterDialog'

export interface SnapshotDialogProps {
  person: Person
  onClose: () => void
}

const placeholders = {
  plan: 'Where this is going, a line each',
  'so-far': 'What came of it, with the number before and after',
  next: 'What comes, and by when',
}

/** Plan, so far, next: results of a period for one person, told so that they can use them (P20). */
export function SnapshotDialog({ person, onClose }: SnapshotDialogProps) {
  const nowMs = useNow()
  const zone = localZone()
  const wins = useRows('win')
  const actions = useRows('action')
  const meetings = useRows('meeting')
  const { lastSnapshotAt, style: likedStyle } = person.fields
  const [choice, setChoice] = useState<PeriodChoice>(lastSnapshotAt === null ? 'quarter' : 'since-last')
  const [own, setOwn] = useState<Partial<Period>>({})
  const [style, setStyle] = useState(likedStyle)
  const period = useMemo(
    () => periodOf(choice, { nowMs, zone, lastSnapshotAt, own }),
    [choice, nowMs, zone, lastSnapshotAt, own],
  )
  const ids = useMemo(
    () => (meetings ? snapshotTalks(person, period, { meetings, nowMs, zone }) : []),
    [person, period, meetings, nowMs, zone],
  )
  const projections = useProjections(ids)
  const areAllRead = ids.every((id) => projections.has(id))
  const draft = useMemo(() => {
    if (!wins || !actions || !meetings || !areAllRead) return undefined
    const told = { ...person, fields: { ...person.fields, style } }
    return draftSnapshot({ person: told, period, wins, actions, meetings, projections, nowMs, zone })
  }, [person, style, period, wins, actions, meetings, projections, areAllRead, nowMs, zone])
  const name = firstNameOf(person.fields.name)

  return (
    <LetterDialog
      what="Snapshot"
      heading={name ? `Snapshot for ${name}` : 'Snapshot'}
      person={person}
      style={style}
      onStyle={setStyle}
      draft={draft}
      placeholders={placeholders}
      choices={
        <>
          <SegmentedChoice
            label="Period"
            choices={[
              { id: 'month', label: 'A month' },
              { id: 'quarter', label: 'A quarter' },
              ...(lastSnapshotAt === null
                ? []
                : [{ id: 'since-last' as const, label: 'Since the last one' }]),
              { id: 'own', label: 'Other days' },
            ]}
            value={choice}
            onChange={setChoice}
          />
          {choice === 'own' && (
            <div className="field-row">
              <DatePicker
                label="From"
                value={period.from}
                onChange={(from) => setOwn({ ...period, from: from ?? '' })}
              />
              <DatePicker
                label="To"
                value={period.to}
                onChange={(to) => setOwn({ ...period, to: to ?? '' })}
              />
            </div>
          )}
        </>
      }
      empty={
        <p className="quiet-line">
          Nothing is noted between {shortDay(period.from, wallMs(period.to))} and{' '}
          {shortDay(period.to, wallMs(period.to))}. A win with its number, an action that is ticked and a
          decision that was taken come here by themselves; or write it now.
        </p>
      }
      sentFields={({ parts }) => ({
        lastSnapshotAt: new Date().toISOString(),
        plan: parts.find(({ id }) => id === 'plan')?.text.trim() ?? '',
      })}
      onClose={onClose}
    />
  )
}
