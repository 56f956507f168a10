import { useMedia } from '../../../ui/use-media'

/** As in screen.css: below this the shelf lies over the work instead of beside it. */
export function useIsShelfOverlaid(): boolean {
  return useMedia('(max-width: 1080px)')
}
