import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { call } from '../documents/bridge'
import { Button } from '../ui/Button'
import { showToast } from '../ui/toasts'
import { useSaving } from './use-saving'
import { useWindowSession } from './window-session'
import { messageOf } from './message-of'

/** Stays for as long as something could not be written, and offers what can be done about it. */
export function FailureBar() {
  const { failure } = useSaving()
  const { edits } = useWindowSession()
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

  return (
    <div className="failure-bar" role="alert">
      <TriangleAlert aria-hidden size={16} strokeWidth={1.75} />
      <p>{failure}</p>
      <div className="actions">
        <Button onPress={() => void tryAgain()} isDisabled={isTrying}>
          Try again
        </Button>
      </div>
    </div>
  )
}
