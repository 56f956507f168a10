import { useEffect, useMemo, useState } from 'react'
import { trashDays } from '@shared/documents/fields'
import { allKinds } from '@shared/documents/kinds/all-kinds'
import { dayInWords } from '@shared/domain/meeting-words'
import type { Result } from '@shared/ipc/contract'
import { messageOf } from '../../app/message-of'
import { localZone, useNow } from '../../app/use-now'
import { useRecordEdits } from '../../app/window-session'
import { call } from '../../documents/bridge'
import { useEveryTrash, useRowStore } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Row, RowList } from '../../ui/Row'
import { Skeleton } from '../../ui/Skeleton'
import { showToast } from '../../ui/toasts'
import { recordTitle } from '../records/record-title'

const dayMs = 86_400_000

type TrashedSince = ReadonlyMap<string, Result<'documents.trashedSince'>[number]>

interface Trashed {
  id: string
  /** What it is: "Person", "1:1". */
  what: string
  name: string
  /** Whether its words are for nobody else to see. */
  isPrivate: boolean
  trashedMs: number
}

/** What was removed, the latest first, and the way back. */
export function TrashSection() {
  const edits = useRecordEdits()
  const nowMs = useNow()
  const zone = localZone()
  const trashed = useTrashed(nowMs, zone)
  const since = useTrashedSince(trashed)
  if (!trashed) return <Skeleton rows={3} />
  if (trashed.length === 0) {
    return (
      <EmptyState title="Nothing was removed">
        <p>What you remove waits here for thirty days, with everything written in it, before it is erased.</p>
      </EmptyState>
    )
  }
  if (since === undefined) return <Skeleton rows={3} />
  return (
    <>
      <p className="quiet-line">
        What you remove waits here for thirty days, with everything written in it. Then it is erased, a 1:1
        only once no agenda shows an item of it any more.
      </p>
      <RowList>
        {trashed.map(({ id, what, name, isPrivate, trashedMs }) => (
          <Row
            key={id}
            title={isPrivate ? <span data-private>{name}</span> : name}
            detail={[
              what,
              `removed ${dayInWords(trashedMs, nowMs, zone)}`,
              since === 'unknown' ? '' : leftInWords(since.get(id), nowMs),
            ]
              .filter(Boolean)
              .join(' · ')}
            end={
              <Button
                aria-label={`Put back ${isPrivate ? `the ${what.toLowerCase()}` : name}`}
                onPress={() =>
                  void edits.write(
                    `Put back ${isPrivate ? `the ${what.toLowerCase()}` : name}`,
                    [{ id, fields: { trashedAt: null } }],
                    isPrivate ? `${what} put back.` : `${name} is back.`,
                  )
                }
              >
                Put back
              </Button>
            }
          />
        ))}
      </RowList>
    </>
  )
}

function useTrashed(nowMs: number, zone: string): readonly Trashed[] | undefined {
  const rows = useRowStore()
  const trash = useEveryTrash()
  return useMemo(
    () =>
      trash
        ?.map(({ kind, row }): Trashed => {
          const { words, isPrivate } = allKinds[kind]
          return {
            id: row.id,
            what: words.one,
            name: recordTitle(kind, row, rows, { nowMs, zone }),
            isPrivate: isPrivate(row.fields),
            trashedMs: Date.parse(row.fields.trashedAt ?? ''),
          }
        })
        .toSorted((one, other) => other.trashedMs - one.trashedMs),
    [trash, rows, nowMs, zone],
  )
}

/**
 * Since when each has been in the trash on this device: `trashedAt` may be another device's, and weeks old when it
 * comes. What is not noted yet counts from now.
 */
function useTrashedSince(trashed: readonly Trashed[] | undefined): TrashedSince | 'unknown' | undefined {
  const [since, setSince] = useState<TrashedSince | 'unknown'>()
  useEffect(() => {
    if (!trashed) return undefined
    let isShown = true
    call('documents.trashedSince', {})
      .then((noted) => {
        if (isShown) setSince(new Map(noted.map((each) => [each.id, each])))
      })
      .catch((error: unknown) => {
        // What was removed can be put back all the same.
        if (isShown) setSince('unknown')
        showToast({ text: messageOf(error) })
      })
    return () => {
      isShown = false
    }
  }, [trashed])
  return since
}

/** What erases goes round once a day: on the last one it may be any time. */
function leftInWords(noted: Result<'documents.trashedSince'>[number] | undefined, nowMs: number): string {
  if (noted?.isShown) return 'stays: an agenda shows an item of it'
  const sinceMs = noted && Date.parse(noted.since)
  // The clock of this screen ticks on the minute: what was removed since was not removed in the future.
  const days = Math.ceil((Math.min(sinceMs ?? nowMs, nowMs) + trashDays * dayMs - nowMs) / dayMs)
  if (days <= 0) return 'erased soon'
  return days === 1 ? 'one more day' : `${days} more days`
}
