import type { Choice } from '../menus/popup-list'

/** A document as a link to it shows it. */
export interface LinkedDocument {
  /** `gone` was purged, or is not on this device yet. */
  state: 'here' | 'trashed' | 'gone'
  title: string
  /** Its words are private by kind. */
  isPrivate: boolean
}

export interface LinkChoice extends Choice {
  /** What is written into the text: no words that are private. */
  written: string
}

/** What links need of the window around their editor. */
export interface LinkHost {
  /** What `[[` offers for these words, the best first. */
  find(query: string): LinkChoice[]
  /** `undefined` while the workspace's rows are being read. */
  read(id: string): LinkedDocument | undefined
  /** Calls the listener whenever `read` may say something else; returns its unsubscribe. */
  subscribe(listener: () => void): () => void
  open(id: string): void
}
