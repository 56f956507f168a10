import './toast.css'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { Text, type QueuedToast } from 'react-aria-components'
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components'
import { Button, IconButton } from './Button'
import { toasts, type ToastWords } from './toasts'
import { useToastRoom } from './use-toast-room'

/** Where toasts appear; once in a window. */
export function ToastRegion() {
  return (
    <AriaToastRegion queue={toasts} className="toast-region" aria-label="What was done">
      {({ toast }) => <Said toast={toast} />}
    </AriaToastRegion>
  )
}

function Said({ toast }: { toast: QueuedToast<ToastWords> }) {
  const bar = useRef<HTMLDivElement>(null)
  useToastRoom(bar)
  const { text, action } = toast.content
  return (
    <Toast ref={bar} toast={toast} className="toast">
      <ToastContent className="toast-words">
        <Text slot="title">{text}</Text>
      </ToastContent>
      {action && (
        <Button
          variant="quiet"
          {...(action.keys ? { keys: action.keys } : {})}
          onPress={() => {
            action.run()
            toasts.close(toast.key)
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton slot="close" icon={X} label="Dismiss" />
    </Toast>
  )
}
