import { EyeOff } from 'lucide-react'
import { Button, IconButton } from '../ui/Button'
import { keysOf } from './app-commands'
import { useIsHeadShort } from './use-is-narrow'
import { useWindowSession } from './window-session'

/** Says that what is private is hidden for as long as it is, and shows it again. */
export function PrivateHidden() {
  const { commands } = useWindowSession()
  const show = () => commands.run('hide-private')
  const words = 'Show what is hidden'
  // A mark before it is a thing to do: where the head is short its icon is enough, which says the rest on hover.
  if (useIsHeadShort()) return <IconButton icon={EyeOff} label={words} onPress={show} />
  return (
    <Button variant="quiet" icon={EyeOff} keys={keysOf('hide-private')} aria-label={words} onPress={show}>
      {words}
    </Button>
  )
}
