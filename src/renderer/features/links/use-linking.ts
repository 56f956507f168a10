import { useEffect, useState } from 'react'
import type { Result } from '@shared/ipc/contract'
import { call, onEvent } from '../../documents/bridge'

/** While somebody types, what links a document is asked for no more often than this. */
const pauseMs = 500

/** The documents whose body names this one, as they are now; none while they are looked for. */
export function useLinking(id: string): Result<'search.linking'> {
  const [linking, setLinking] = useState<Result<'search.linking'>>([])
  useEffect(() => {
    let isHere = true
    let waiting: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      waiting = undefined
      try {
        const answer = await call('search.linking', { id })
        if (isHere) setLinking(answer)
      } catch {
        // The page says nothing wrong without them, and the next change asks again.
      }
    }
    void ask()
    const unsubscribe = onEvent('projections.changed', () => {
      waiting ??= setTimeout(() => void ask(), pauseMs)
    })
    return () => {
      isHere = false
      clearTimeout(waiting)
      unsubscribe()
    }
  }, [id])
  return linking
}
