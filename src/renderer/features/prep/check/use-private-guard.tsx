import { useState, type ReactNode } from 'react'
import type { BodyNode } from '@shared/body/body-node'
import type { PrivateText } from '@shared/domain/prep-check/private-text'
import type { BodyEditorHandle } from '../../../editor/body-editor-handle'
import { useReadPrivateCheck } from '../../sending/use-private-check'
import { PrivateTextDialog } from './PrivateTextDialog'

export interface PrivateGuard {
  /**
   * SECURITY: whether these blocks may leave: to be asked before anything of an agenda goes to the clipboard, a file or
   * another program. Where they hold what is private by kind it is false, and the user is shown what and where.
   */
  mayLeave: (nodes: readonly BodyNode[]) => Promise<boolean>
  /** To be rendered by who asks. */
  dialog: ReactNode
}

/** @param handle of the open agenda, so that the dialog can lead to the item */
export function usePrivateGuard(handle: BodyEditorHandle | undefined): PrivateGuard {
  const readPrivateCheck = useReadPrivateCheck()
  const [found, setFound] = useState<readonly PrivateText[]>([])
  const mayLeave = async (nodes: readonly BodyNode[]) => {
    const held = (await readPrivateCheck())(nodes)
    setFound(held)
    return held.length === 0
  }
  const close = () => setFound([])
  const goTo = (itemId: string) => {
    close()
    // Once the dialog has given the focus back.
    setTimeout(() => handle?.focusItem(itemId))
  }
  return {
    mayLeave,
    dialog: found.length > 0 && (
      <PrivateTextDialog found={found} onGoTo={handle ? goTo : undefined} onClose={close} />
    ),
  }
}
