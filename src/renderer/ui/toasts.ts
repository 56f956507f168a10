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
let waiting: ReturnType<typeof setTimeout> | undefined

/** Says that something was done. Nothing that needs an answer belongs in a toast. */
export function showToast(words: ToastWords): void {
  const isReplacing = shownKey !== undefined
  hideToast()
  const show = () => (shownKey = toasts.add(words, { timeout: shownMs }))
  // NOTE: React Aria takes a toast that ever had the focus for one that has it still, and hands the focus of its
  // successor on: out of the text somebody writes in. One that is gone when the next comes has no successor.
  if (isReplacing) waiting = setTimeout(show)
  else show()
}

/** Takes the toast away: what it speaks of was taken back, or something newer is said. */
export function hideToast(): void {
  clearTimeout(waiting)
  if (shownKey !== undefined) toasts.close(shownKey)
  shownKey = undefined
}
