import type { ItemReference } from '@shared/body/agenda-item'
import type { Action } from '@shared/documents/kinds/action'
import type { Win } from '@shared/documents/kinds/win'
import type { ProjectionStore } from '../../documents/projection-store'
import type { ItemViews } from './item-views'

/** What agenda items need of the window around their editor. */
export interface ItemHost {
  /** The document whose body this is. */
  documentId: string
  projections: ProjectionStore
  actions: ItemActions
  /** A win that an item shows, also from the trash. Whoever listens for actions hears of it, too. */
  winOf(id: string): Win | undefined
  /** The items that this editor shows. */
  views: ItemViews
  /** Ticks an item where it stands, in a past meeting's agenda. */
  tickPast(reference: ItemReference, ticked: boolean): void
  newId(): string
}

/** The actions that items stand for. */
export interface ItemActions {
  /** Also one in the trash; `undefined` where it is no longer there or not loaded yet. */
  get(id: string): Action | undefined
  /** Calls the listener after records changed; returns its unsubscribe. */
  subscribe(listener: () => void): () => void
  /** The item and its action are one thing: this is the only tick there is. */
  tick(action: Action, ticked: boolean): void
  /** Makes an action of an item, which shows it from then on. */
  make(reference: ItemReference, owedBy: Action['fields']['owedBy']): void
  open(id: string): void
  /** "I owe it · due Friday" */
  words(action: Action): string
}
