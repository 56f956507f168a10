import { useMedia } from '../ui/use-media'

/** Beside a video call: the rail's words would take half of what is left for the work. */
export function useIsNarrow(): boolean {
  return useMedia('(max-width: 760px)')
}

/** As in screen.css: the head of a screen has room for a few words, and what else one can do there is in a menu. */
export function useIsHeadShort(): boolean {
  return useMedia('(max-width: 520px)')
}
