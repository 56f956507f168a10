import type { ProjectedItem } from '@shared/body/project-body'
import { kindWords } from '../../editor/item/item-kinds'
import { toneOfItem } from '../../ui/Chip'

/** Where one is on the way through the agenda: a mark for each item, as long as its minutes, and the same in words. */
export function Passage({ items, at }: { items: readonly ProjectedItem[]; at: number }) {
  const present = items[at]
  return (
    <div className="passage">
      <div className="passage-marks" aria-hidden>
        {items.map(({ id, kind, minutes, ticked }, index) => (
          <span
            key={id}
            className="passage-mark"
            data-tone={toneOfItem[kind]}
            data-present={index === at || undefined}
            data-ticked={ticked || undefined}
            style={{ flexGrow: Math.max(1, minutes) }}
          />
        ))}
      </div>
      <p className="passage-words figures" aria-hidden>
        {present ? `${at + 1} of ${items.length}` : `${items.length} of ${items.length}`}
      </p>
      <p className="only-read-out" role="status">
        {present
          ? `Item ${at + 1} of ${items.length}. ${kindWords(present.kind).label}: ${present.headline || 'empty'}${present.ticked ? ', ticked' : ''}`
          : ''}
      </p>
    </div>
  )
}
