import { Folder, Server } from 'lucide-react'
import { useState } from 'react'
import { needsUser } from '@shared/domain/sync-words'
import type { TransportLine } from '@shared/ipc/calls/sync'
import { useSyncStore } from '../../app/use-sync'
import { call } from '../../documents/bridge'
import { Button } from '../../ui/Button'
import { ErrorNote } from '../../ui/ErrorNote'
import { Row } from '../../ui/Row'
import { useTask } from '../settings/use-task'
import { placeInWords } from './device-words'
import { InviteForm } from './InviteForm'
import { QuotaBar } from './QuotaBar'

interface PlaceRowProps {
  place: TransportLine
  /** For a relay. */
  onChange: () => void
  onRemove: () => void
}

/** One relay or folder: how it stands, how full it is, and what can be done about it. */
export function PlaceRow({ place, onChange, onRemove }: PlaceRowProps) {
  const sync = useSyncStore()
  const { id, kind, label, connection, message, code, quota } = place
  const retry = useTask(async () => sync.take(await call('sync.retryTransport', { id })))
  const Icon = kind === 'relay' ? Server : Folder
  const needsInvite = code === 'invite-needed'
  const [wasInviteAsked, setInviteAsked] = useState(needsInvite)
  const isInviteTried = wasInviteAsked && connection === 'connecting'
  if (wasInviteAsked !== (needsInvite || isInviteTried)) setInviteAsked(needsInvite || isInviteTried)
  // Room may have been made there: it is looked at again by itself only after a while.
  const canRetry = !needsInvite && (connection === 'offline' || needsUser(place))
  return (
    <Row
      lead={<Icon aria-hidden size={16} strokeWidth={1.75} />}
      title={label}
      detail={
        <div className="line-detail">
          {placeInWords(place)}
          {message && <span className="line-message">{message}</span>}
          {(needsInvite || isInviteTried) && <InviteForm id={id} label={label} isAsked={needsInvite} />}
          {quota && <QuotaBar label={label} quota={quota} />}
          {retry.failure && <ErrorNote>{retry.failure}</ErrorNote>}
        </div>
      }
      end={
        <>
          {canRetry && (
            <Button aria-label={`Try again: ${label}`} onPress={retry.run} isPending={retry.isRunning}>
              {retry.isRunning ? 'Trying…' : 'Try again'}
            </Button>
          )}
          {kind === 'relay' && (
            <Button variant="quiet" aria-label={`Change ${label}`} onPress={onChange}>
              Change…
            </Button>
          )}
          <Button variant="quiet" aria-label={`Remove ${label}`} onPress={onRemove}>
            Remove…
          </Button>
        </>
      }
    />
  )
}
