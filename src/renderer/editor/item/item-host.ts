import type { ItemReference } from '@shared/body/agenda-item'
import type { ProjectionStore } from '../../documents/projection-store'
import type { ItemViews } from './item-views'

/** What agenda items need of the window around their editor. */
export interface ItemHost {
  projections: ProjectionStore
  /** The items that this editor shows. */
  views: ItemViews
  /** Ticks an item where it stands, in a past meeting's agenda. */
  tickPast(reference: ItemReference, ticked: boolean): void
  newId(): string
}
