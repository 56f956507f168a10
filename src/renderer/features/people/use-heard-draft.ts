import { damagedDraftWords, readDraftText } from '../../documents/draft-text'
import { useDeviceState } from '../../documents/use-device-state'

/** Of each 1:1 its own: what was begun in one is not lost to the next. */
const draftKey = (meetingId: string) => `main.heardDraft.${meetingId}`

const notKeptWords =
  'This could not be written to this device. The line stays here while the window is open, and Enter keeps it.'

export interface HeardDraft {
  text: string
  /** What is wrong with it, or why it would be lost with the window; `undefined` where this device has it. */
  problem: string | undefined
  set: (text: string) => void
}

/** What is being typed of what was heard, and not kept yet: this device has each letter, should the app end there. */
export function useHeardDraft(meetingId: string): HeardDraft {
  const { value, isKept, write } = useDeviceState(draftKey(meetingId))
  const { text, isDamaged } = readDraftText(value)
  const isLost = !isKept && text.trim() !== ''
  return {
    text,
    problem: isDamaged ? damagedDraftWords : isLost ? notKeptWords : undefined,
    set: (next) => write({ text: next }, { isDraft: next.trim() !== '' }),
  }
}
