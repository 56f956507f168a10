import { Check, CircleAlert, CloudOff, LoaderCircle, Pause } from 'lucide-react'
import { Button } from 'react-aria-components'
import { howFar } from './how-far'
import { useSaving } from './use-saving'
import { useSync } from './use-sync'
import { useWindowSession } from './window-session'

/** One quiet line that is always true: how far what was last written has come. Opens what there is to know of it. */
export function SavingIndicator() {
  const { commands } = useWindowSession()
  const { state, words } = howFar(useSaving(), useSync())
  const Icon = icons[state]
  return (
    <div className="saving" role="status" aria-label="Saving" data-state={state} title={words}>
      <Button
        className="saving-button"
        aria-describedby="saving-opens"
        onPress={() => commands.run('open-devices')}
      >
        <Icon aria-hidden size={14} strokeWidth={2} />
        <span className="rail-words" dir="auto">
          {words}
        </span>
      </Button>
      <span hidden id="saving-opens">
        Opens devices and sync
      </span>
    </div>
  )
}

const icons = {
  failed: CircleAlert,
  saving: LoaderCircle,
  saved: Check,
  reached: Check,
  offline: CloudOff,
  paused: Pause,
  stuck: CircleAlert,
}
