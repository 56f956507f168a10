import './health.css'
import { shortDate } from '@shared/domain/meeting-words'
import { healthWords, type Health } from '@shared/domain/people/health'
import { keysOf } from '../../app/app-commands'
import { useAppCommand, useRecordEdits } from '../../app/window-session'
import { SegmentedChoice } from '../../ui/SegmentedChoice'
import type { MeetingView, Viewpoint } from '../meetings/meeting-view'

interface HealthChoiceProps {
  /** The person's first name. */
  name: string
  /** The past 1:1 it is said of. */
  view: MeetingView
  viewpoint: Viewpoint
}

const keys: Record<Health, string> = {
  better: keysOf('health-better'),
  same: keysOf('health-same'),
  worse: keysOf('health-worse'),
}

const choices = (Object.entries(healthWords) as [Health, string][]).map(([id, label]) => ({
  id,
  label,
  keys: keys[id],
}))

/** How it stands between the two since a 1:1, in one key; the same key again takes it back. Private by kind. */
export function HealthChoice({ name, view, viewpoint: { nowMs, zone } }: HealthChoiceProps) {
  const edits = useRecordEdits()
  const { id, fields } = view.meeting
  const say = (health: Health) =>
    void edits.write('Say how it stands', [
      { id, fields: { health: fields.health === health ? '' : health } },
    ])
  useAppCommand('health-better', () => say('better'))
  useAppCommand('health-same', () => say('same'))
  useAppCommand('health-worse', () => say('worse'))
  const day = view.time && shortDate(view.time.startMs, nowMs, zone)
  // Said at once, there is nothing since.
  const since = !day ? '' : day === shortDate(nowMs, nowMs, zone) ? ', after today' : `, since ${day}`
  return (
    <div data-private>
      <SegmentedChoice<Health | ''>
        label={`How it stands with ${name}${since}`}
        choices={choices}
        value={fields.health}
        onChange={(health) => {
          if (health !== '') say(health)
        }}
      />
    </div>
  )
}
