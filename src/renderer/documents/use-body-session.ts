import { createContext, useContext, useEffect, useSyncExternalStore } from 'react'
import type { BodySession, BodyState } from './body-session'
import type { BodySessions } from './body-sessions'

export const BodySessionsContext = createContext<BodySessions | undefined>(undefined)

export function useBodySessions(): BodySessions {
  const sessions = useContext(BodySessionsContext)
  if (!sessions) throw new Error('BodySessionsContext is missing')
  return sessions
}

/** Opens a body for as long as the component shows it. `undefined` until its session is there. */
export function useBodySession(documentId: string): BodySession | undefined {
  const sessions = useBodySessions()
  useEffect(() => {
    const session = sessions.acquire(documentId)
    return () => sessions.release(session)
  }, [sessions, documentId])
  return useSyncExternalStore(sessions.subscribe, () => sessions.get(documentId))
}

const nothing = () => () => undefined
const opening: BodyState = { kind: 'opening' }

export function useBodyState(session: BodySession | undefined): BodyState {
  return useSyncExternalStore(session?.subscribe ?? nothing, () => session?.state ?? opening)
}
