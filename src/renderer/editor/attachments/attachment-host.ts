import type { Availability } from '@shared/ipc/calls/attachments'
import type { Attachment } from '@shared/body/attachment'

/** A file the user gave: dropped or pasted, or chosen in the system's dialog and known by its token. */
export type GivenFile =
  | { from: 'page'; name: string; file: File; isFolder: boolean }
  | { from: 'dialog'; name: string; token: string }

/** What images and files in a text need of the window around it. */
export interface AttachmentHost {
  /** Asks the user for files. */
  choose(): Promise<GivenFile[]>
  /**
   * Keeps a file. Once this resolves its bytes are on disk, and a text may name it. `onProgress` is told the share that
   * is, from 0 to 1. Throws a `UserError` whose message can be shown.
   */
  keep(given: GivenFile, onProgress: (share: number) => void): Promise<Attachment>
  /** Whether its bytes are on this device; they are asked for where not. */
  want(chunks: readonly string[]): Promise<Availability>
  /** Calls the listener with chunks to ask for again; returns its unsubscribe. */
  onChanged(listener: (chunks: ReadonlySet<string>) => void): () => void
  /** Where an image that is here can be shown from. */
  addressOf(chunks: readonly string[]): Promise<string>
  /** Calls back once an element is near what is seen of the page; returns its cancel. */
  whenNear(element: Element, callback: () => void): () => void
  open(attachment: Attachment): void
  save(attachment: Attachment): void
}
