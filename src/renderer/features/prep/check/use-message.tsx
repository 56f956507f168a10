import { useState, type ReactNode } from 'react'
import { paragraph } from '@shared/body/body-node'
import type { Fix } from '@shared/domain/prep-check/finding'
import { messageOf } from '../../../app/message-of'
import { call } from '../../../documents/bridge'
import type { BodyEditorHandle } from '../../../editor/body-editor-handle'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { showToast } from '../../../ui/toasts'
import { PrivateTextNote, type PrivatePlace } from '../../sending/PrivateTextNote'
import { useReadPrivateCheck } from '../../sending/use-private-check'

type Message = Pick<Extract<Fix, { type: 'turnIntoMessage' }>, 'message' | 'itemIds'>

/** Copies items as a message, unless they hold what is private by kind. */
export function useMessage(handle: BodyEditorHandle | undefined): {
  /** Says whether it was copied. */
  copy: (message: Message) => Promise<boolean>
  heldBack: ReactNode
} {
  const readPrivateCheck = useReadPrivateCheck()
  const [places, setPlaces] = useState<readonly PrivatePlace[]>([])
  const close = () => setPlaces([])
  const goTo = (itemId: string) => {
    close()
    // NOTE: the dialog gives the focus back as it closes, after which the caret can go there.
    requestAnimationFrame(() => handle?.focusItem(itemId))
  }

  const copy = async ({ message, itemIds: [firstId] }: Message): Promise<boolean> => {
    try {
      const find = await readPrivateCheck()
      const held = message.split('\n').flatMap((line) =>
        find([paragraph(line)]).map(({ words }): PrivatePlace => ({
          id: `${line} ${words}`,
          place: line.replace(/^[\s-]+/, ''),
          words,
          ...(firstId === undefined ? {} : { onGo: () => goTo(firstId) }),
        })),
      )
      setPlaces(held)
      if (held.length > 0) return false
      await call('clipboard.write', { text: message })
    } catch (error) {
      showToast({ text: messageOf(error) })
      return false
    }
    return true
  }

  return {
    copy,
    heldBack: places.length > 0 && (
      <Dialog
        title="Not copied"
        role="alertdialog"
        onClose={close}
        foot={
          <Button variant="primary" autoFocus onPress={close}>
            Close
          </Button>
        }
      >
        <PrivateTextNote what="The message" places={places} />
      </Dialog>
    ),
  }
}
