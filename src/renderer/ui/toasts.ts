import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components'

export interface ToastWords {
  text: string
  /** One thing to do about it, such as Undo. */
  action?: { label: string; keys?: string; run: () => void }
}

/** Long enough to read and reach for Undo; the history keeps it after that. */
const shownMs = 8000

/** The window's toasts. Two at most, so they never cover the work. */
export const toasts = new ToastQueue<ToastWords>({ maxVisibleToasts: 2 })

/** Says that something was done. Nothing that needs an answer belongs in a toast. */
export function showToast(words: ToastWords): void {
  toasts.add(words, { timeout: shownMs })
}
