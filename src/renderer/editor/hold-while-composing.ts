import type { BodySession } from '../documents/body-session'

/** After its end the editor still reads what the composition left in the page; it does so within 20 ms. */
const settleMs = 50

/**
 * Updates from elsewhere wait while an input method composes: applying one redraws the text, and the composition in it
 * would be broken off. Returns the function that stops, and lets in what waits.
 */
export function holdWhileComposing(text: HTMLElement, session: BodySession): () => void {
  let letIn: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const onStart = () => {
    clearTimeout(timer)
    letIn ??= session.holdRemote()
  }
  const release = () => {
    clearTimeout(timer)
    letIn?.()
    letIn = undefined
  }
  const onEnd = () => {
    clearTimeout(timer)
    timer = setTimeout(release, settleMs)
  }
  text.addEventListener('compositionstart', onStart)
  text.addEventListener('compositionend', onEnd)
  return () => {
    text.removeEventListener('compositionstart', onStart)
    text.removeEventListener('compositionend', onEnd)
    release()
  }
}
