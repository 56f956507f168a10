import { startTransition, useEffect, useState, type ReactNode } from 'react'
import { Button } from './Button'

/** As many as a window of usual height shows: a list should open within a tenth of a second. */
const rowsInSight = 12
/** More than fit a screen. */
const rowsAtOnce = 30

/** The first rows of a list that may be long, and a button for the next ones. Those below the fold come once it is drawn. */
export function FirstRows<Row>(props: {
  rows: readonly Row[]
  children: (shown: readonly Row[]) => ReactNode
}) {
  const { rows, children } = props
  const [limit, setLimit] = useState(rowsInSight)
  useEffect(() => startTransition(() => setLimit(rowsAtOnce)), [])
  return (
    <>
      {children(rows.slice(0, limit))}
      {limit >= rowsAtOnce && rows.length > limit && (
        <div className="list-more">
          <Button variant="quiet" onPress={() => setLimit(limit + rowsAtOnce)}>
            Show {Math.min(rowsAtOnce, rows.length - limit)} more
          </Button>
        </div>
      )}
    </>
  )
}
