import type { Editor, EditorEvents } from '@tiptap/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { settingsId } from '@shared/documents/kinds/settings'
import type { BodySession } from '../documents/body-session'
import { useBodySessions } from '../documents/use-body-session'
import { useProjectionStore } from '../documents/use-projections'
import { useRow, useRowStore } from '../documents/use-rows'
import { addLastLine, createHandle, endsInEmptyLine } from './body-editor-handle'
import type { BodyEditorProps } from './BodyEditor'
import { createBodyEditor } from './create-editor'
import { holdWhileComposing } from './hold-while-composing'
import { undoManagerOf } from './keys/begin-step'
import { LiveProjection } from './live-projection'
import { useEditorHost } from './use-editor-host'

/** An editor bound to a body that fits it. */
export function BoundEditor({
  documentId,
  mode,
  label,
  onHandle,
  onUndone,
  session,
}: BodyEditorProps & { session: BodySession }) {
  const frame = useRef<HTMLDivElement>(null)
  const opened = useRef<Editor>(undefined)
  const sessions = useBodySessions()
  const projections = useProjectionStore()
  const rows = useRowStore()
  const host = useEditorHost(documentId)
  const settings = useRow('settings', settingsId)
  const isSpellChecked = useRef(false)
  const shownLabel = useRef(label)
  const [hasLastLine, setHasLastLine] = useState(true)
  const giveHandle = useEffectEvent((handle: Parameters<NonNullable<typeof onHandle>>[0]) =>
    onHandle?.(handle),
  )

  const reveal = useEffectEvent((editor: Editor) => (onUndone ? onUndone() : editor.view.focus()))

  useEffect(() => {
    void rows.load('person')
    void rows.load('capture')
    void rows.load('action')
    void rows.load('win')
  }, [rows])

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const editor = createBodyEditor(session.document, {
      element,
      mode,
      label: () => shownLabel.current,
      isSpellChecked: () => isSpellChecked.current,
      host,
    })
    opened.current = editor
    const manager = undoManagerOf(editor.state)
    const unfollow = manager && sessions.undo.follow(manager, () => reveal(editor))
    const letRemoteIn = holdWhileComposing(editor.view.dom, session)
    const live = new LiveProjection((projection) => projections.publish(documentId, projection))
    let hadLastLine = true
    const onUpdate = (event?: EditorEvents['update']) => {
      live.changed(() => editor.state.doc, event && [event.transaction, ...event.appendedTransactions])
      const has = endsInEmptyLine(editor)
      if (has !== hadLastLine) setHasLastLine(has)
      hadLastLine = has
    }
    editor.on('update', onUpdate)
    onUpdate()
    live.flush()
    giveHandle(createHandle(editor, host, () => live.flush()))

    let isOpen = true
    const close = () => {
      if (!isOpen) return
      isOpen = false
      giveHandle(undefined)
      letRemoteIn()
      unfollow?.()
      live.flush()
      opened.current = undefined
      editor.destroy()
      projections.release(documentId)
    }
    const unbound = session.bind(close)
    return () => {
      unbound()
      close()
    }
  }, [documentId, host, mode, projections, session, sessions])

  useEffect(() => {
    isSpellChecked.current = settings?.fields.spellCheck ?? false
    // NOTE: read anew and not a reason to bind again, which would take caret, composition and history away.
    shownLabel.current = label
    const editor = opened.current
    // The view reads its attributes anew with each transaction.
    editor?.view.dispatch(editor.state.tr)
  }, [settings, label])

  return (
    <div className="body-editor" data-mode={mode}>
      <div ref={frame} className="body-editor-frame" />
      {!hasLastLine && (
        <button
          type="button"
          className="body-editor-next"
          onClick={() => {
            const editor = opened.current
            if (!editor) return
            addLastLine(editor)
            editor.view.focus()
          }}
        >
          Type, or / for a block, @ for a person
        </button>
      )}
    </div>
  )
}
