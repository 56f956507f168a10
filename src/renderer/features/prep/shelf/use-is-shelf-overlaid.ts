import { useSyncExternalStore } from 'react'

/** As in screen.css: below this the shelf lies over the work instead of beside it. */
const overlaid = window.matchMedia('(max-width: 1080px)')

export function useIsShelfOverlaid(): boolean {
  return useSyncExternalStore(subscribe, () => overlaid.matches)
}

function subscribe(listener: () => void): () => void {
  overlaid.addEventListener('change', listener)
  return () => overlaid.removeEventListener('change', listener)
}
