import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { call } from '../../documents/bridge'

const draftKey = 'main.heardDraft'

const draftSchema = z.object({ meetingId: z.string(), text: z.string().max(2000) })

export interface HeardDraft {
  text: string
  set: (text: string) => void
}

/** What is being typed of what was heard, and not kept yet: this device has each letter, should the app end there. */
export function useHeardDraft(meetingId: string): HeardDraft {
  const [text, setText] = useState('')
  const isTyped = useRef(false)

  useEffect(() => {
    let isWanted = true
    void call('deviceState.read', { key: draftKey })
      .catch(() => undefined)
      .then((remembered) => {
        const known = draftSchema.safeParse(remembered)
        const isOfThis = known.success && known.data.meetingId === meetingId
        if (isWanted && isOfThis && !isTyped.current) setText(known.data.text)
      })
    return () => {
      isWanted = false
    }
  }, [meetingId])

  const set = (next: string) => {
    isTyped.current = true
    setText(next)
    // The line itself stays in the field whatever becomes of this.
    call('deviceState.write', { key: draftKey, value: { meetingId, text: next } }).catch(() => undefined)
  }
  return { text, set }
}
