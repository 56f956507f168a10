import { useEffect, useEffectEvent, useRef } from 'react'
import { useRecordEdits, useWindowSession } from '../../app/window-session'
import { call } from '../../documents/bridge'
import { useRows } from '../../documents/use-rows'
import { inboxOf } from '../inbox/inbox-captures'
import { messageOf } from '../../app/message-of'
import { showToast } from '../../ui/toasts'

/**
 * Waits for the first line that is captured, wherever it was typed, and makes an opener draft of it on this person's
 * next agenda.
 */
export function useNoticedLine(personId: string, onTaken: () => void) {
  const edits = useRecordEdits()
  const { pending } = useWindowSession()
  const captures = useRows('capture')
  const takenId = useRef<string | undefined>(undefined)
  const newest = captures && inboxOf(captures)[0]

  const take = useEffectEvent(async (captureId: string) => {
    if (takenId.current === captureId) return
    takenId.current = captureId
    const outcome = await edits.run({
      label: 'Opener draft',
      perform: (commandId) =>
        call('captures.triage', { commandId, captureId, to: { as: 'opener', personId } }),
    })
    if (outcome === 'saved') onTaken()
  })
  useEffect(() => {
    if (newest) void take(newest.id)
  }, [newest])

  return {
    /** For a line typed into the strip itself. */
    capture: async (text: string) => {
      const commandId = crypto.randomUUID()
      pending.begin(commandId)
      try {
        await call('captures.commit', { commandId, text: text.trim(), personIds: [personId] })
      } catch (error) {
        // Nobody tries it again but the user, in whose field the line still is.
        showToast({ text: `${messageOf(error)} Your line is still here.` })
      } finally {
        pending.acknowledge(commandId)
      }
    },
  }
}
