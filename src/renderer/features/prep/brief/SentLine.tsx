import { dayInWords, firstNameOf, timeInWords } from '@shared/domain/meeting-words'
import { localZone, useNow } from '../../../app/use-now'
import { useRecordEdits } from '../../../app/window-session'
import { useRow } from '../../../documents/use-rows'
import { Button } from '../../../ui/Button'
import type { MeetingView } from '../../meetings/meeting-view'

/**
 * When the brief was taken along last, which counts as sending it, and the way to say that it was not sent; how this
 * person likes to be reached.
 */
export function SentLine({ view: { meeting, person } }: { view: MeetingView }) {
  const edits = useRecordEdits()
  const nowMs = useNow()
  const zone = localZone()
  const sentAt = useRow('meeting', meeting.id)?.fields.briefSentAt ?? null
  const sentMs = Date.parse(sentAt ?? '')
  const channel = person?.fields.channel.trim() ?? ''
  const name = firstNameOf(person?.fields.name ?? '') || 'this person'
  const isSent = !Number.isNaN(sentMs)
  if (!isSent && channel === '') return null
  const notSent = () =>
    void edits.write('The brief was not sent', [{ id: meeting.id, fields: { briefSentAt: null } }])
  return (
    <div className="sent-line">
      {isSent && (
        <>
          <span className="figures">
            Marked as sent {dayInWords(sentMs, nowMs, zone)} {timeInWords(sentMs, zone)}.
          </span>
          <Button onPress={notSent}>Mark as not sent</Button>
        </>
      )}
      {channel !== '' && (
        <span>
          How to reach {name}: “<bdi>{channel}</bdi>”
        </span>
      )}
    </div>
  )
}
