/** The one channel calls go over, and the one events come over. */
export const callChannel = 'leadup:call'
export const eventChannel = 'leadup:event'

/** How a call's outcome crosses: errors as words, since Electron keeps only their message. */
export type Outcome = { ok: true; result: unknown } | { ok: false; code: string; message: string }

/** What a preload exposes to its window, under `window.leadup`. */
export interface Bridge {
  call(name: string, args: unknown): Promise<Outcome>
  /** Calls the listener for each event; returns its unsubscribe. */
  listen(listener: (name: string, payload: unknown) => void): () => void
}
