import { useEffect, useEffectEvent, useRef } from 'react'
import { readBody } from '@shared/body/read-body'
import type { BodySession } from '../documents/body-session'
import { createBodyReader } from './create-editor'
import { readableContent } from './readable-content'
import { bodySchema } from './schema/body-extensions'
import { useEditorHost } from './use-editor-host'

/** A body that may be read and not edited. Nothing is bound to it, so nothing can change it. */
export function BodyReader({ session, label }: { session: BodySession; label: string }) {
  const frame = useRef<HTMLDivElement>(null)
  const host = useEditorHost(session.documentId)
  const labelNow = useEffectEvent(() => label)

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const content = () => readableContent(readBody(session.document), bodySchema())
    const options = {
      element,
      mode: 'notes' as const,
      label: () => labelNow(),
      isSpellChecked: () => false,
      host,
    }
    const reader = createBodyReader(content(), options)
    const unsubscribe = session.subscribe(() => reader.commands.setContent(content()))
    return () => {
      unsubscribe()
      reader.destroy()
    }
  }, [host, session])

  return (
    <div className="body-editor" data-mode="notes">
      <div ref={frame} className="body-editor-frame" />
    </div>
  )
}
