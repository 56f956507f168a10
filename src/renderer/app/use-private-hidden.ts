import { useEffect, useState } from 'react'
import { keysOf } from './app-commands'
import { formatKeys } from '../ui/platform'
import { showToast } from '../ui/toasts'
import { useAppCommand } from './window-session'

/**
 * Hides the rail, the shelf and whatever bears `data-private`, for a shared screen. Never remembered: a window opens
 * with everything in it.
 *
 * @returns whether it is hidden now
 */
export function usePrivateHidden(): boolean {
  const [isHidden, setIsHidden] = useState(false)
  useEffect(() => {
    const root = document.documentElement
    if (isHidden) root.dataset['privateHidden'] = 'true'
    else delete root.dataset['privateHidden']
  }, [isHidden])
  useAppCommand('hide-private', () => {
    if (!isHidden)
      showToast({
        text: `The side bar and all that is private are hidden. ${formatKeys(keysOf('hide-private'))} brings them back.`,
      })
    setIsHidden(!isHidden)
  })
  return isHidden
}

/** Whether what is private is hidden now: for what is drawn in answer to a key, over the screen. */
export function isPrivateHidden(): boolean {
  return document.documentElement.dataset['privateHidden'] !== undefined
}
