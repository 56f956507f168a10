import { Video } from 'lucide-react'
import { messageOf } from '../../app/message-of'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { showToast } from '../../ui/toasts'

/** Opens the call in the user's browser; nothing where the meeting has no link. */
export function JoinLink({ url }: { url: string }) {
  if (url === '') return null
  const join = () => {
    call('app.openExternal', { url }).catch((error: unknown) => showToast({ text: messageOf(error) }))
  }
  return (
    <Button variant="quiet" icon={Video} onPress={join}>
      Join
    </Button>
  )
}
