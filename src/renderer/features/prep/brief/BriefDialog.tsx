import { Copy } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import type { BriefStyle } from '@shared/documents/kinds/person'
import { firstNameOf } from '@shared/domain/meeting-words'
import { useAppCommand } from '../../../app/window-session'
import { Button } from '../../../ui/Button'
import { Dialog } from '../../../ui/Dialog'
import { ErrorNote } from '../../../ui/ErrorNote'
import { SegmentedChoice } from '../../../ui/SegmentedChoice'
import { Skeleton } from '../../../ui/Skeleton'
import { styleChoices } from '../../people/person-words'
import type { MeetingView } from '../../meetings/meeting-view'
import { useBrief, type RenderedBrief } from './use-brief'

function LeftOut({ unwritten, ticked }: RenderedBrief['counts']) {
  const parts = [
    unwritten > 0 && `${unwritten} ${unwritten === 1 ? 'item' : 'items'} not written yet`,
    ticked > 0 && `${ticked} ticked`,
  ].filter(Boolean)
  return parts.length > 0 && <p>Left out: {parts.join(', ')}.</p>
}

/** The brief as it will be read, before it is copied. */
export function BriefDialog({ view, onClose }: { view: MeetingView; onClose: () => void }) {
  const { render, copy } = useBrief(view)
  const [style, setStyle] = useState<BriefStyle>(view.person?.fields.style ?? 'bullets')
  const [brief, setBrief] = useState<RenderedBrief>()
  const [failure, setFailure] = useState<string>()
  const name = firstNameOf(view.person?.fields.name ?? '')
  const copyAndClose = async () => {
    await copy(style)
    onClose()
  }
  useAppCommand('copy-brief', () => void copyAndClose())

  const renderNow = useEffectEvent(render)
  useEffect(() => {
    let isWanted = true
    renderNow(style)
      .then((rendered) => {
        if (isWanted) setBrief(rendered)
      })
      .catch((error: unknown) => {
        if (isWanted) setFailure(error instanceof Error ? error.message : String(error))
      })
    return () => {
      isWanted = false
    }
  }, [style])

  return (
    <Dialog
      title={name ? `Brief for ${name}` : 'Brief'}
      size="wide"
      onClose={onClose}
      foot={
        <>
          <Button variant="quiet" onPress={onClose}>
            Close
          </Button>
          <Button
            variant="primary"
            icon={Copy}
            keys="Mod+Shift+C"
            autoFocus
            isDisabled={!brief}
            onPress={() => void copyAndClose()}
          >
            Copy
          </Button>
        </>
      }
    >
      <SegmentedChoice label="Style" choices={styleChoices} value={style} onChange={setStyle} />
      {failure && <ErrorNote>{failure}</ErrorNote>}
      {!brief && !failure && <Skeleton rows={4} />}
      {brief && (
        <div
          className="brief-preview document-text"
          tabIndex={0}
          role="region"
          aria-label="How it will read"
          // SECURITY: written by `renderBrief`, which escapes every word of the agenda and makes no other tags.
          dangerouslySetInnerHTML={{ __html: brief.html }}
        />
      )}
      {brief && <LeftOut {...brief.counts} />}
      <p className="quiet-line">
        To the reader an opener is a question and a win a result. Copied as Markdown and as rich text. Goals,
        worries, notes and the prep check are never in it.
      </p>
    </Dialog>
  )
}
