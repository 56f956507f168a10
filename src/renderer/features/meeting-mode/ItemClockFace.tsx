import { Hourglass } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { spentOn, type ItemClock } from '@shared/domain/meeting-mode/item-clock'
import { itemTime } from '@shared/domain/meeting-mode/time-in-words'
import { wallTicking, type Ticking } from './every-second'

interface ItemClockFaceProps {
  clock: ItemClock
  itemId: string
  /** The item's; 0 for none, and then nothing is shown. */
  minutes: number
  ticking?: Ticking
}

/** How an item's minutes run. The only thing on the screen that is drawn anew each second. */
export function ItemClockFace({ clock, itemId, minutes, ticking = wallTicking }: ItemClockFaceProps) {
  // To the second: within one it is the same value, as a store's has to be.
  const seconds = useSyncExternalStore(ticking.subscribe, () =>
    Math.floor(spentOn(clock, itemId, ticking.nowMs()) / 1000),
  )
  const { words, isUp, share } = itemTime(seconds * 1000, minutes)
  if (share === undefined) return null
  return (
    <div className="item-clock" data-up={isUp || undefined}>
      <span className="item-clock-line" aria-hidden>
        <span className="item-clock-run" style={{ transform: `scaleX(${share})` }} />
      </span>
      <span className="item-clock-words figures">
        {isUp && <Hourglass aria-hidden size={14} strokeWidth={2} />}
        {words}
      </span>
      {/* Said once, when it happens: what changes each minute would talk into the talk. */}
      <span className="only-read-out" role="status">
        {isUp ? 'The time for this item is up.' : ''}
      </span>
    </div>
  )
}
