import {
  useCallback,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type ComponentType,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react'
import type { PlaceOf } from '@shared/domain/follow-through/arrange'
import type { ReadLine } from '@shared/domain/follow-through/read-owed'
import type { AppCommandId } from '../../app/app-commands'
import { Skeleton } from '../../ui/Skeleton'
import { VirtualRows, type VirtualRowsHandle } from '../../ui/VirtualRows'
import { AddLine } from './AddLine'
import { groupOfHeading, listLines } from './list-lines'
import { useArranged } from './use-follow-through'

/** With fewer than these there is room to say what else this place is for. */
const fewRecords = 3

export interface SectionPlace {
  /** The record that is shown beside the list. */
  openId: string | undefined
  onOpen: (id: string) => void
  /** Brings the focus back into the list. */
  ref: Ref<VirtualRowsHandle>
}

interface RecordSectionProps<Row, Group extends string> extends SectionPlace {
  /** What is in the list, for screen readers. */
  label: string
  /** `undefined` while they load. */
  rows: readonly Row[] | undefined
  placeOf: PlaceOf<Row, Group>
  wordsOf: (group: Group) => string
  canFold: (group: Group) => boolean
  Row: ComponentType<{ id: string }>
  onKey: (id: string, event: KeyboardEvent) => boolean
  add: {
    label: string
    placeholder: string
    hint: ReactNode
    command: AppCommandId
    onAdd: (line: ReadLine, event: { shiftKey: boolean }) => void
  }
  /** Between the line and the list. */
  filter?: ReactNode
  /** Teaches, where there is nothing yet. */
  empty: ReactNode
  /** One line more, while there are few. */
  thin: ReactNode
}

const none: readonly never[] = []

/** One part of Follow-through: a line to add to it, and the list. */
export function RecordSection<Row extends { id: string }, Group extends string>(
  props: RecordSectionProps<Row, Group>,
) {
  const { label, rows, placeOf, wordsOf, canFold, Row, onKey, add, filter, empty, thin } = props
  const { openId, onOpen, ref } = props
  const [openFolds, setOpenFolds] = useState<ReadonlySet<string>>(new Set())
  const list = useRef<VirtualRowsHandle>(null)
  const entries = useArranged(rows ?? none, placeOf)
  const lines = useMemo(
    () => listLines(entries, { wordsOf, canFold, openFolds }),
    [entries, wordsOf, canFold, openFolds],
  )
  useImperativeHandle(ref, () => ({ focus: (id) => list.current?.focus(id) }))
  const leaveLine = useCallback(() => list.current?.focus(), [])
  const fold = (id: string) => {
    const group = groupOfHeading(id)
    const next = new Set(openFolds)
    if (!next.delete(group)) next.add(group)
    setOpenFolds(next)
  }
  return (
    <div className="record-section">
      <div className="record-add">
        <AddLine {...add} takesFocus={openId === undefined} onLeave={leaveLine} />
      </div>
      {filter}
      {rows === undefined && <Skeleton rows={5} />}
      {rows !== undefined && lines.length === 0 && empty}
      {lines.length > 0 && (
        <VirtualRows
          ref={list}
          label={label}
          lines={lines}
          Row={Row}
          openId={openId}
          onOpen={onOpen}
          onFold={fold}
          onKey={onKey}
        />
      )}
      {lines.length > 0 && entries.length < fewRecords && <p className="quiet-line">{thin}</p>}
    </div>
  )
}
