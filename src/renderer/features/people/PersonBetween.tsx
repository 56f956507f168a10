import { useState } from 'react'
import type { Person } from '@shared/documents/kinds/person'
import { dayInWords, firstNameOf } from '@shared/domain/meeting-words'
import { localZone, useNow } from '../../app/use-now'
import { useAppCommand } from '../../app/window-session'
import { Button } from '../../ui/Button'
import { Row, RowList } from '../../ui/Row'
import { Snapshot } from '../snapshot/NewSnapshot'
import { newsInWords, Update } from '../update/UpdatesDue'
import { useSkipUpdate } from '../update/use-skip-update'
import { useUpdatesDue } from '../update/use-updates-due'

/** What this person hears apart from the 1:1s: an update between two of them, a snapshot of a period. */
export function PersonBetween({ person }: { person: Person }) {
  const nowMs = useNow()
  const [due] = useUpdatesDue(person.id)
  const skip = useSkipUpdate()
  const [open, setOpen] = useState<'update' | 'snapshot'>()
  useAppCommand('draft-update', () => setOpen('update'))
  useAppCommand('new-snapshot', () => setOpen('snapshot'))
  const { lastUpdateAt, lastSnapshotAt, name } = person.fields
  const lastInWords = (instant: string | null) => {
    const ms = Date.parse(instant ?? '')
    return Number.isNaN(ms) ? 'None yet' : `Last one ${dayInWords(ms, nowMs, localZone())}`
  }
  return (
    <section
      className="person-meetings"
      aria-label={`Between 1:1s with ${firstNameOf(name) || 'this person'}`}
    >
      <h2 className="section-heading">Between 1:1s</h2>
      <RowList>
        <Row
          title="Update"
          detail={due ? `Due: ${newsInWords(due.draft, due.sinceMs)}` : lastInWords(lastUpdateAt)}
          end={
            <>
              <Button aria-label="Draft an update" onPress={() => setOpen('update')}>
                Draft
              </Button>
              {due && (
                <Button variant="quiet" aria-label="Skip the update" onPress={() => skip(person)}>
                  Skip
                </Button>
              )}
            </>
          }
        />
        <Row
          title="Snapshot"
          detail={lastInWords(lastSnapshotAt)}
          end={
            <Button aria-label="Draft a snapshot" onPress={() => setOpen('snapshot')}>
              Draft
            </Button>
          }
        />
      </RowList>
      {open === 'update' && <Update person={person} onClose={() => setOpen(undefined)} />}
      {open === 'snapshot' && <Snapshot person={person} onClose={() => setOpen(undefined)} />}
    </section>
  )
}
