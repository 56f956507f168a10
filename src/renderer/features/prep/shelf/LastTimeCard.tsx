import type { ReactNode } from 'react'
import type { StackedShelf } from '@shared/domain/shelf/stack-shelf'
import { ShelfCard } from './ShelfCard'

type Last = NonNullable<StackedShelf['last']>

/** Its key on the shelf: pressed, it opens the last 1:1. */
export const lastTimeKey = 'last-time'

/** As many lines of each as are read in a glance. */
const mostLines = 3

/** What was decided, said and promised the last time, on one card. */
export function LastTimeCard({ last, name, day }: { last: Last; name: string; day: string }) {
  const { decided, said, promised } = last
  const heard = said.slice(0, mostLines)
  const agreed = promised.slice(0, mostLines).map(({ action: { id, fields }, isDone }) => ({
    id,
    label: fields.owedBy === 'me' ? 'You promised' : `${name} promised`,
    words: isDone ? `${fields.text} (done)` : fields.text,
  }))
  const isSilent = decided.length + heard.length + agreed.length === 0
  const readOut = [
    ...decided.map((words) => `Decided: ${words}`),
    ...agreed.map(({ label, words }) => `${label}: ${words}`),
  ]
  return (
    <ShelfCard
      id={lastTimeKey}
      text={['Last time', day, ...readOut].join(', ')}
      hint="opens it"
      isMovable={false}
      detail={summaryOf(last)}
    >
      {decided.slice(0, mostLines).map((words) => (
        <Line key={words} label="Decided">
          {words}
        </Line>
      ))}
      {heard.map(({ id, fields }) => (
        <Line key={id} label={`${name} said`} isPrivate>
          “{fields.quote || fields.text}”
        </Line>
      ))}
      {agreed.map(({ id, label, words }) => (
        <Line key={id} label={label}>
          {words}
        </Line>
      ))}
      {isSilent && <p className="last-time-line">Nothing was decided, said or promised.</p>}
    </ShelfCard>
  )
}

interface LineProps {
  label: string
  isPrivate?: boolean
  children: ReactNode
}

function Line({ label, isPrivate, children }: LineProps) {
  return (
    <p className="last-time-line" dir="auto" {...(isPrivate ? { 'data-private': true } : {})}>
      <span className="last-time-label">{label}:</span> {children}
    </p>
  )
}

/** Of that 1:1 alone: what is carried over from it and from those before stands below, and is counted there. */
function summaryOf({ itemCount, tickedCount, wasPlanned }: Last): string {
  if (!wasPlanned) return 'No agenda was kept'
  if (itemCount === 0) return 'Nothing was written'
  return `${tickedCount} of ${itemCount} ticked`
}
