import { TriangleAlert } from 'lucide-react'
import { use, useState } from 'react'
import { call } from '../documents/bridge'
import { BodySessionsContext } from '../documents/use-body-session'
import { Button } from '../ui/Button'
import { showToast } from '../ui/toasts'
import { useSavingFailure } from './use-saving'
import { useWindowSession } from './window-session'
import { messageOf } from './message-of'

/** Stays for as long as something could not be written, and offers what can be done about it. */
export function FailureBar() {
  const failure = useSavingFailure()
  const { edits } = useWindowSession()
  const bodies = use(BodySessionsContext)
  const [isTrying, setIsTrying] = useState(false)
  if (failure === null) return null

  const tryAgain = async () => {
    setIsTrying(true)
    try {
      const { failure: still } = await call('saving.retry', {})
      // Open bodies hear for themselves that writing works again.
      if (still === null) await edits.retry()
    } catch (error) {
      showToast({ text: messageOf(error) })
    } finally {
      setIsTrying(false)
    }
  }

  const exportCopy = async () => {
    try {
      const exported = await call('export.now', {
        unsavedBodies: bodies?.unsaved() ?? [],
        unsavedWrites: edits.unsaved(),
      })
      if (exported.outcome === 'exported')
        showToast({ text: `A copy of everything is in ${exported.folder}.` })
    } catch (error) {
      showToast({ text: messageOf(error) })
    }
  }

  return (
    <div className="failure-bar" role="alert">
      <TriangleAlert aria-hidden size={16} strokeWidth={1.75} />
      <p>{failure}</p>
      <div className="actions">
        <Button onPress={() => void tryAgain()} isDisabled={isTrying}>
          Try again
        </Button>
        <Button onPress={() => void exportCopy()}>Export a copy now</Button>
      </div>
    </div>
  )
}
