import { Check, CircleAlert, CloudOff, LoaderCircle, Pause } from 'lucide-react'
import { Button } from 'react-aria-components'
import { howFar } from './how-far'
import { useSaving } from './use-saving'
import { useSync } from './use-sync'
import { useWindowSession } from './window-session'

/** One quiet line that is always true: how far what was last written has come. Opens what there is to know of it. */
export function SavingIndicator() {
  const { commands } = useWindowSession()
  return (
    <div className="saving" role="status" aria-label="Saving">
      <Button
        className="saving-button"
        aria-describedby="saving-opens"
        onPress={() => commands.run('open-devices')}
      >
        <HowFarInWords />
      </Button>
      <span hidden id="saving-opens">
        Opens devices and sync
      </span>
    </div>
  )
}

/** By itself: it is drawn anew twice for each key, and the button around it is much to draw. */
function HowFarInWords() {
  const { state, words } = howFar(useSaving(), useSync())
  const Icon = icons[state]
  return (
    <span className="how-far" data-state={state} data-short={shortWords[state]} title={words}>
      <Icon aria-hidden size={14} strokeWidth={2} />
      <span className="rail-words" dir="auto">
        {words}
      </span>
    </span>
  )
}

/** Where there is room for one word: of a window that is narrow, too, it is seen that it keeps what is typed. */
const shortWords = {
  failed: 'Failed',
  saving: 'Saving…',
  saved: 'Saved',
  reached: 'Saved',
  offline: 'Offline',
  paused: 'Paused',
  stuck: 'Stuck',
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
