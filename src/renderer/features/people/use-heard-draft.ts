import { z } from 'zod'
import { useDeviceState } from '../../documents/use-device-state'

const draftKey = 'main.heardDraft'

const draftSchema = z.object({ meetingId: z.string(), text: z.string().max(2000) })

export interface HeardDraft {
  text: string
  set: (text: string) => void
}

/** What is being typed of what was heard, and not kept yet: this device has each letter, should the app end there. */
export function useHeardDraft(meetingId: string): HeardDraft {
  const { value, write } = useDeviceState(draftKey)
  const known = draftSchema.safeParse(value)
  const text = known.success && known.data.meetingId === meetingId ? known.data.text : ''
  return { text, set: (next) => write({ meetingId, text: next }) }
}
