import './editor.css'
import './agenda-item.css'
import './agenda-part.css'
import './agenda-options.css'
import './attachments/attachment.css'
import './menus/popup-list.css'
import { Button } from '../ui/Button'
import { ErrorNote } from '../ui/ErrorNote'
import { Skeleton } from '../ui/Skeleton'
import { useBodySession, useBodyState } from '../documents/use-body-session'
import type { BodyEditorHandle } from './body-editor-handle'
import { BodyReader } from './BodyReader'
import { BoundEditor } from './BoundEditor'

export interface BodyEditorProps {
  documentId: string
  /** In an agenda written lines become items; notes are text. */
  mode: 'agenda' | 'notes'
  /** The accessible name: what is written here. */
  label: string
  /** Is given what a screen may do with the open body; `undefined` once it is closed or may not be edited. */
  onHandle?: (handle: BodyEditorHandle | undefined) => void
  /** Called when undo or redo changed this text, in place of giving it the focus. */
  onUndone?: () => void
}

/** The rich text of a document, edited in place, in each of its states. */
export function BodyEditor(props: BodyEditorProps) {
  const { documentId, label } = props
  const session = useBodySession(documentId)
  const state = useBodyState(session)

  if (!session || state.kind === 'opening' || state.kind === 'closed') return <Skeleton rows={4} />
  switch (state.kind) {
    case 'failed':
      return (
        <ErrorNote actions={<Button onPress={() => void session.retry()}>Try again</Button>}>
          This text could not be opened: {state.message} What was written in it is kept in the vault.
        </ErrorNote>
      )
    case 'newer':
      return (
        <>
          <p className="body-newer" role="note">
            Part of this was written with a newer version of Leadup. It can be read here, and is kept as it
            is; update Leadup to edit it.
          </p>
          <BodyReader key={documentId} session={session} label={label} />
        </>
      )
    case 'editable':
      return <BoundEditor key={documentId} {...props} session={session} />
  }
}
