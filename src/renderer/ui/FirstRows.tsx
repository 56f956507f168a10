import { useState, type ReactNode } from 'react'
import { Button } from './Button'

/** More than fit a screen: a row with its menu costs about a millisecond, and a list should open within a tenth of a second. */
const rowsAtOnce = 30

/** The first rows of a list that may be long, and a button for the next ones. */
export function FirstRows<Row>(props: {
  rows: readonly Row[]
  children: (shown: readonly Row[]) => ReactNode
}) {
  const { rows, children } = props
  const [limit, setLimit] = useState(rowsAtOnce)
  return (
    <>
      {children(rows.slice(0, limit))}
      {rows.length > limit && (
        <div className="list-more">
          <Button variant="quiet" onPress={() => setLimit(limit + rowsAtOnce)}>
            Show {Math.min(rowsAtOnce, rows.length - limit)} more
          </Button>
        </div>
      )}
    </>
  )
}
