import './toast.css'
import { X } from 'lucide-react'
import { Text } from 'react-aria-components'
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components'
import { Button, IconButton } from './Button'
import { toasts } from './toasts'

/** Where toasts appear; once in a window. */
export function ToastRegion() {
  return (
    <AriaToastRegion queue={toasts} className="toast-region" aria-label="What was done">
      {({ toast }) => (
        <Toast toast={toast} className="toast">
          <ToastContent className="toast-words">
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action && (
            <Button
              variant="quiet"
              {...(toast.content.action.keys ? { keys: toast.content.action.keys } : {})}
              onPress={() => {
                toast.content.action?.run()
                toasts.close(toast.key)
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <IconButton slot="close" icon={X} label="Dismiss" />
        </Toast>
      )}
    </AriaToastRegion>
  )
}
