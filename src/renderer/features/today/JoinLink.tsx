import { Video } from 'lucide-react'
import { Button } from '../../ui/Button'
import { joinCall } from './join-call'

/** Opens the call in the user's browser; nothing where the meeting has no link. */
export function JoinLink({ url }: { url: string }) {
  if (url === '') return null
  return (
    <Button variant="quiet" icon={Video} onPress={() => joinCall(url)}>
      Join
    </Button>
  )
}
