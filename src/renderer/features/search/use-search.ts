import { useEffect, useState } from 'react'
import type { Result } from '@shared/ipc/contract'
import { call } from '../../documents/bridge'

export type SearchAnswer = Result<'search.query'>

export interface SearchState {
  /** The latest answer; of an earlier text while the next is on its way, so that the list does not flicker. */
  answer: SearchAnswer | undefined
  /** Of which text the answer is. */
  answeredFor: string
  failure: string | undefined
}

const nothingYet: SearchState = { answer: undefined, answeredFor: '', failure: undefined }

/** What the workspace holds about a text, as it is typed. */
export function useSearch(text: string, limit: number): SearchState {
  const [state, setState] = useState(nothingYet)
  const wanted = text.trim()
  useEffect(() => {
    if (wanted === '') return undefined
    let isWanted = true
    call('search.query', { text: wanted.slice(0, 200), limit })
      .then((answer) => {
        if (isWanted) setState({ answer, answeredFor: wanted, failure: undefined })
      })
      .catch((error: unknown) => {
        if (!isWanted) return
        const failure = error instanceof Error ? error.message : String(error)
        setState({ answer: undefined, answeredFor: wanted, failure })
      })
    return () => {
      isWanted = false
    }
  }, [wanted, limit])
  return wanted === '' ? nothingYet : state
}
