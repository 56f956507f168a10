import { useState, type ReactNode } from 'react'
import type { BodyNode } from '@shared/body/body-node'
import { kindNames } from '@shared/documents/kinds/all-kinds'
import { privateTextIn, privateWordsIn, type PrivateText } from '@shared/domain/prep-check/private-text'
import { call } from '../../../documents/bridge'
import type { RowStore } from '../../../documents/row-store'
import { useRowStore } from '../../../documents/use-rows'
import type { BodyEditorHandle } from '../../../editor/body-editor-handle'
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
  const rows = useRowStore()
  const [found, setFound] = useState<readonly PrivateText[]>([])
  const mayLeave = async (nodes: readonly BodyNode[]) => {
    const held = privateTextIn(nodes, await privateWords(rows))
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

/** As many bodies as are asked for in one call. */
const largestBatch = 1000

/** Every text of the workspace that is private by kind: of rows, those in the trash included, and working notes. */
async function privateWords(store: RowStore): Promise<string[]> {
  await Promise.all(kindNames.map((kind) => store.load(kind)))
  const rows = kindNames.flatMap((kind) =>
    [...store.list(kind), ...store.trash(kind)].map(({ id, fields }) => ({
      id,
      kind,
      fields: { ...fields },
    })),
  )
  const people = rows.filter(({ kind }) => kind === 'person').map(({ id }) => id)
  const notes: string[] = []
  for (let start = 0; start < people.length; start += largestBatch) {
    const answer = await call('projections.read', { ids: people.slice(start, start + largestBatch) })
    notes.push(...answer.flatMap(({ projection }) => projection.text.split('\n')))
  }
  return [...privateWordsIn(rows), ...notes.map((line) => line.trim()).filter((line) => /\S\s+\S/.test(line))]
}
