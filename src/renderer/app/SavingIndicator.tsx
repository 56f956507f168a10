import { Check, CircleAlert, LoaderCircle } from 'lucide-react'
import { useSaving } from './use-saving'

/** One quiet line that is always true: what it calls saved is on this device's disk. */
export function SavingIndicator() {
  const { pending, failure } = useSaving()
  const state = failure !== null ? 'failed' : pending > 0 ? 'saving' : 'saved'
  const { words, Icon } = states[state]
  return (
    <div className="saving" role="status" aria-label="Saving" data-state={state} title={words}>
      <Icon aria-hidden size={14} strokeWidth={2} />
      <span className="rail-words">{words}</span>
    </div>
  )
}

const states = {
  failed: { words: 'Not saved', Icon: CircleAlert },
  saving: { words: 'Saving…', Icon: LoaderCircle },
  saved: { words: 'Saved on this device', Icon: Check },
}
