import type { ProjectedItem } from '@shared/body/project-body'
import { isWritten } from '@shared/domain/prompts'
import { toneOfItem } from '../../ui/Chip'
import { kindWords } from '../../editor/item/item-kinds'

interface MinutesBarProps {
  items: readonly ProjectedItem[]
  /** Of the meeting. */
  minutes: number
}

/** How an agenda fills its meeting, in the order it is held, and the same in words. */
export function MinutesBar({ items, minutes }: MinutesBarProps) {
  const timed = items.filter((item) => item.minutes > 0)
  const planned = minutesOf(timed)
  // Each minute is told once: what waits to be written is of no kind yet.
  const unwritten = minutesOf(timed.filter((item) => !isWritten(item)))
  const free = Math.max(0, minutes - planned)
  const over = Math.max(0, planned - minutes)
  return (
    <div className="minutes">
      <div className="minutes-bar" aria-hidden>
        {timed.map((item) => (
          <span
            key={item.id}
            className="minutes-part"
            data-tone={toneOfItem[item.kind]}
            data-unwritten={!isWritten(item) || undefined}
            style={{ flexGrow: item.minutes }}
            title={`${kindWords(item.kind).label}, ${item.minutes} min`}
          />
        ))}
        {free > 0 && <span className="minutes-part" data-tone="free" style={{ flexGrow: free }} />}
        {over > 0 && <span className="minutes-over" style={{ inlineSize: `${(100 * over) / planned}%` }} />}
      </div>
      <ul className="minutes-legend" aria-label="Minutes by kind">
        {byKind(timed.filter(isWritten)).map(({ kind, minutes: spent }) => (
          <li key={kind} className="minutes-kind">
            <span className="minutes-dot" data-tone={toneOfItem[kind]} aria-hidden />
            {kindWords(kind).label} <span className="figures">{spent}</span>
          </li>
        ))}
        {unwritten > 0 && (
          <li className="minutes-kind">
            <span className="minutes-dot" data-unwritten aria-hidden />
            Not written yet <span className="figures">{unwritten}</span>
          </li>
        )}
        {free > 0 && (
          <li className="minutes-kind">
            <span className="minutes-dot" data-tone="free" aria-hidden />
            Free <span className="figures">{free}</span>
          </li>
        )}
        {over > 0 && (
          <li className="minutes-kind" data-over>
            <span className="minutes-dot" data-tone="over" aria-hidden />
            {over} past the mark at {minutes}
          </li>
        )}
      </ul>
    </div>
  )
}

export function minutesOf(items: readonly Pick<ProjectedItem, 'minutes'>[]): number {
  return items.reduce((sum, { minutes }) => sum + minutes, 0)
}

/** Minutes by kind, in the order in which kinds come up. */
function byKind(items: readonly Pick<ProjectedItem, 'kind' | 'minutes'>[]) {
  const sums = new Map<ProjectedItem['kind'], number>()
  for (const { kind, minutes } of items) sums.set(kind, (sums.get(kind) ?? 0) + minutes)
  return [...sums].map(([kind, minutes]) => ({ kind, minutes }))
}
