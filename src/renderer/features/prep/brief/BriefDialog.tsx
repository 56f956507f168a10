import { useEffect, useEffectEvent, useState } from 'react'
import type { BriefLength } from '@shared/documents/kinds/person'
import { firstNameOf } from '@shared/domain/meeting-words'
import { keysOf } from '../../../app/app-commands'
import { messageOf } from '../../../app/message-of'
import { useAppCommand } from '../../../app/window-session'
import { Dialog } from '../../../ui/Dialog'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorNote } from '../../../ui/ErrorNote'
import { SegmentedChoice } from '../../../ui/SegmentedChoice'
import { Skeleton } from '../../../ui/Skeleton'
import type { MeetingView } from '../../meetings/meeting-view'
import { styleChoices } from '../../people/person-words'
import { pageTypeReady } from '../../sending/measure-page'
import { OutgoingPreview } from '../../sending/OutgoingPreview'
import { PrivateTextNote, type PrivatePlace } from '../../sending/PrivateTextNote'
import { SendActions } from '../../sending/SendActions'
import type { Way } from '../../sending/send-outgoing'
import { PageFit } from './PageFit'
import { SentLine } from './SentLine'
import { briefOf, formOf, useBrief, type BriefAgenda } from './use-brief'

const lengthChoices: { id: BriefLength; label: string }[] = [
  { id: 'headlines', label: 'Headlines' },
  { id: 'one-page', label: 'One page' },
  { id: 'full', label: 'All of it' },
]

interface BriefDialogProps {
  view: MeetingView
  onClose: () => void
  /** Leads to an item of the agenda, or to the agenda. */
  onGo: (itemId: string | undefined) => void
}

/** The brief as it will be read, before it leaves: by copy, mail or PDF. */
export function BriefDialog({ view, onClose, onGo }: BriefDialogProps) {
  const { read, send } = useBrief(view)
  const [form, setForm] = useState(() => formOf(view))
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const [agenda, setAgenda] = useState<BriefAgenda>()
  const [failure, setFailure] = useState<string>()
  const name = firstNameOf(view.person?.fields.name ?? '')
  const fitted = { ...form, leftOut }
  const brief = agenda && briefOf(agenda, fitted)
  const isBlocked = agenda !== undefined && agenda.privateText.length > 0
  const isReady = brief !== undefined && !brief.isEmpty && !isBlocked

  const sendAndClose = async (way: Way) => {
    if (!agenda || !isReady) return
    setFailure(undefined)
    try {
      if ((await send(agenda, fitted, way)) === 'sent') onClose()
    } catch (error) {
      setFailure(messageOf(error))
    }
  }
  useAppCommand('copy-brief', () => void sendAndClose('copy'))

  const readNow = useEffectEvent(read)
  useEffect(() => {
    let isWanted = true
    Promise.all([readNow(), pageTypeReady()])
      .then(([written]) => {
        if (isWanted) setAgenda(written)
      })
      .catch((error: unknown) => {
        if (isWanted) setFailure(messageOf(error))
      })
    return () => {
      isWanted = false
    }
  }, [])

  return (
    <Dialog
      title={name ? `Brief for ${name}` : 'Brief'}
      size="wide"
      onClose={onClose}
      foot={
        <SendActions
          isDisabled={!isReady}
          copyKeys={keysOf('copy-brief')}
          onSend={(way) => void sendAndClose(way)}
        />
      }
    >
      <SentLine view={view} />
      <div className="brief-choices">
        <SegmentedChoice
          label="Style"
          choices={styleChoices}
          value={form.style}
          onChange={(style) => setForm({ ...form, style })}
        />
        <SegmentedChoice
          label="Length"
          choices={lengthChoices}
          value={form.length === '' ? 'one-page' : form.length}
          onChange={(length) => setForm({ ...form, length })}
        />
      </div>
      {failure && <ErrorNote>{failure}</ErrorNote>}
      {!agenda && !failure && <Skeleton rows={4} />}
      {agenda && isBlocked && <PrivateTextNote what="The brief" places={placesOf(agenda, onGo)} />}
      {brief?.isEmpty && <NothingToSend />}
      {agenda && brief && !brief.isEmpty && (
        <>
          <PageFit agenda={agenda} form={fitted} onLeaveOut={setLeftOut} />
          <OutgoingPreview html={brief.html} />
          <LeftOut {...agenda.counts} />
          {!isBlocked && (
            <p className="quiet-line">
              Worries, notes about people and what the prep check finds are never in it.
            </p>
          )}
        </>
      )}
    </Dialog>
  )
}

function NothingToSend() {
  return (
    <EmptyState title="Nothing to send yet">
      <p>
        A brief is the agenda as this person likes to read it. Write over what stands there, or take a card
        from the shelf: what is written is what leaves.
      </p>
    </EmptyState>
  )
}

function LeftOut({ unwritten, ticked }: BriefAgenda['counts']) {
  const parts = [
    unwritten > 0 && `${unwritten} ${unwritten === 1 ? 'item' : 'items'} not written yet`,
    ticked > 0 && `${ticked} ticked`,
  ].filter(Boolean)
  return parts.length > 0 && <p>Left out: {parts.join(', ')}.</p>
}

function placesOf({ privateText, items }: BriefAgenda, onGo: BriefDialogProps['onGo']): PrivatePlace[] {
  return privateText.map(({ itemId, words }) => ({
    id: `${itemId ?? ''} ${words}`,
    place: items.find(({ id }) => id === itemId)?.headline || 'the agenda',
    words,
    onGo: () => onGo(itemId),
  }))
}
