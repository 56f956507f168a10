import { EyeOff } from 'lucide-react'
import { Button } from '../ui/Button'
import { keysOf } from './app-commands'
import { useWindowSession } from './window-session'

/** Says that what is private is hidden for as long as it is, and shows it again. */
export function PrivateHidden() {
  const { commands } = useWindowSession()
  return (
    <Button
      variant="quiet"
      icon={EyeOff}
      keys={keysOf('hide-private')}
      aria-label="Show what is hidden"
      onPress={() => commands.run('hide-private')}
      // Where there is room for the icon alone.
      render={(props) => <button {...props} title="Show what is hidden" />}
    >
      Show what is hidden
    </Button>
  )
}
