import { ArrowRight } from 'lucide-react'
import type { Capture } from '@shared/documents/kinds/capture'
import { isCaptureWord, meaningOf } from '@shared/domain/capture/capture-word'
import { useRoutes } from '../../app/route'
import { useRow, useRows, useRowStore } from '../../documents/use-rows'
import { whereItWent } from './where-it-went'

/** Where a capture went, as a link; or what it waits for. */
export function CaptureDestination({ capture }: { capture: Capture }) {
  const routes = useRoutes()
  const rows = useRowStore()
  const { word, personIds } = capture.fields
  const makes = isCaptureWord(word) ? meaningOf(word).makes.kind : undefined
  // Drawn again when what it became, or whoever it is for, changes.
  const kind = makes === undefined || makes === 'item' ? 'meeting' : makes
  useRows(kind)
  useRow('person', personIds[0] ?? null)
  const went = whereItWent(capture, rows)
  if (!went) return null
  const { words, route } = went
  if (!route) return <p className="capture-waits">{words}</p>
  return (
    <button type="button" className="capture-link" tabIndex={-1} onClick={() => routes.go(route)}>
      <ArrowRight aria-hidden size={14} strokeWidth={1.75} />
      {words}
    </button>
  )
}
