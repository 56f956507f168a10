import type { ReactNode } from 'react'
import { Ellipsis } from 'lucide-react'
import { Button, IconButton } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { Menu, type MenuEntry } from '../../ui/Menu'

interface RecordCellsProps {
  title: string
  /** Done: kept, and out of the way. */
  isFaint?: boolean
  detail?: ReactNode
  /** What its tick says: "Done: Send the numbers". Left out where there is nothing to tick. */
  tick?: { label: string; isTicked: boolean; onTick: () => void }
  /** What is wanted most, in words beside its menu. */
  action?: { label: string; onPress: () => void } | undefined
  menu: readonly MenuEntry[]
}

/** The cells of a row: its tick, its words, what can be done with it. */
export function RecordCells({ title, isFaint, detail, tick, action, menu }: RecordCellsProps) {
  return (
    <>
      {tick && (
        <div role="gridcell" className="row-lead">
          <Checkbox
            excludeFromTabOrder
            aria-label={tick.label}
            isSelected={tick.isTicked}
            onChange={tick.onTick}
          />
        </div>
      )}
      <div role="gridcell" className="row-words" data-faint={isFaint || undefined}>
        <div className="row-title record-title" dir="auto">
          {title || 'No words yet'}
        </div>
        {detail && <div className="row-detail record-detail">{detail}</div>}
      </div>
      <div role="gridcell" className="row-end" data-has-action={action ? true : undefined}>
        {action && (
          <Button excludeFromTabOrder onPress={action.onPress}>
            {action.label}
          </Button>
        )}
        <Menu
          label={`What to do with “${title}”`}
          trigger={<IconButton excludeFromTabOrder icon={Ellipsis} label="More" />}
          entries={menu}
        />
      </div>
    </>
  )
}
