import { messageOf } from '../../app/message-of'
import { call } from '../../documents/bridge'
import { showToast } from '../../ui/toasts'

/** Opens the call in the user's browser. */
export function joinCall(url: string): void {
  call('app.openExternal', { url }).catch((error: unknown) => showToast({ text: messageOf(error) }))
}
