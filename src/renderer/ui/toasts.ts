import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components'

export interface ToastWords {
  text: string
  /** One thing to do about it, such as Undo. */
  action?: { label: string; keys?: string; run: () => void }
}

/** Long enough to read and reach for Undo; the history keeps it after that. */
const shownMs = 8000

/** The window's toasts: one at a time, since its Undo is about what was done last. */
export const toasts = new ToastQueue<ToastWords>({ maxVisibleToasts: 1 })

let shownKey: string | undefined

/** Says that something was done. Nothing that needs an answer belongs in a toast. */
export function showToast(words: ToastWords): void {
  hideToast()
  shownKey = toasts.add(words, { timeout: shownMs })
}

/** Takes the toast away: what it speaks of was taken back, or something newer is said. */
export function hideToast(): void {
  if (shownKey !== undefined) toasts.close(shownKey)
  shownKey = undefined
}
