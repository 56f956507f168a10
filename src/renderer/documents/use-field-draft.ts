import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { beforeLeaving, newId } from './bridge'
import type { PendingWrites } from './pending-writes'

/** Long enough that a sentence is a few edits of the history, short enough that little waits to be saved. */
const saveAfterMs = 500

export interface FieldDraft {
  /** What the field shows. */
  text: string
  change: (text: string) => void
  /** Saves at once what was typed: when the field is left. */
  leave: () => void
  /** To be told when an input method begins and ends: half a word is neither saved nor replaced. */
  compose: (isComposing: boolean) => void
}

/**
 * What is typed in a field that saves by itself: shortly after the last key, when the field is left, and when its
 * screen goes. It counts as not saved from the first key. What comes from elsewhere (undo, another device) shows unless
 * something unsaved is typed here.
 */
export function useFieldDraft(
  saved: string,
  save: (text: string) => void,
  pending: PendingWrites,
): FieldDraft {
  const [draft, setDraft] = useState<Draft>()
  const typed = useRef<string>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const pendingId = useRef<string>(undefined)
  const isComposing = useRef(false)

  const leave = useEffectEvent(() => {
    clearTimeout(timer.current)
    if (typed.current === undefined) return
    if (typed.current !== (sentFor(draft, saved) ?? saved)) save(typed.current)
    setDraft({ text: typed.current, insteadOf: saved, isWaiting: false, sent: typed.current })
    typed.current = undefined
    // Only now, so that the indicator never shows a moment between the draft and its edit.
    if (pendingId.current) pending.acknowledge(pendingId.current)
    pendingId.current = undefined
  })

  useEffect(() => () => leave(), [])
  useEffect(() => beforeLeaving(async () => leave()), [])

  const change = (text: string) => {
    typed.current = text
    setDraft({ text, insteadOf: saved, isWaiting: true, sent: sentFor(draft, saved) })
    if (!pendingId.current) {
      pendingId.current = newId()
      pending.begin(pendingId.current)
    }
    saveSoon()
  }

  const saveSoon = () => {
    clearTimeout(timer.current)
    if (!isComposing.current) timer.current = setTimeout(() => leave(), saveAfterMs)
  }

  const compose = (isBegun: boolean) => {
    isComposing.current = isBegun
    if (typed.current !== undefined) saveSoon()
  }

  const isShown = draft !== undefined && (draft.isWaiting || draft.insteadOf === saved)
  // Dropped for good: undo brings the value back that it was typed over, and the draft must not come back with it.
  if (draft && !isShown) setDraft(undefined)
  return { text: isShown ? draft.text : saved, change, leave: () => leave(), compose }
}

interface Draft {
  text: string
  /** The saved value it was typed over: once that has changed, the draft has had its day. */
  insteadOf: string
  isWaiting: boolean
  /** What was given to be saved last and has not arrived yet: with the disk full, that may take long. */
  sent: string | undefined
}

function sentFor(draft: Draft | undefined, saved: string): string | undefined {
  return draft?.insteadOf === saved ? draft.sent : undefined
}
