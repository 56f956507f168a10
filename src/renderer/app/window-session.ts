import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { AppCommandId } from './app-commands'
import type { Result } from '@shared/ipc/contract'
import type { PendingWrites } from '../documents/pending-writes'
import type { UndoStack } from '../documents/undo-stack'
import type { AppCommandHandlers } from './app-command-handlers'
import type { RecordEdits } from './record-edits'
import type { SavingStore } from './saving-store'
import type { SyncStore } from './sync-store'

/** What this window has one of. */
export interface WindowSession {
  info: Result<'workspace.info'>
  pending: PendingWrites
  undo: UndoStack
  saving: SavingStore
  edits: RecordEdits
  commands: AppCommandHandlers
  sync: SyncStore
}

export const WindowSessionContext = createContext<WindowSession | undefined>(undefined)

export function useWindowSession(): WindowSession {
  const session = useContext(WindowSessionContext)
  if (!session) throw new Error('WindowSessionContext is missing')
  return session
}

/** Record edits: saved, undoable, said where something disappears. */
export function useRecordEdits(): RecordEdits {
  return useWindowSession().edits
}

/** Carries out a command for as long as the component is there, and `isEnabled`. */
export function useAppCommand(id: AppCommandId, handler: () => void, isEnabled = true): void {
  const { commands } = useWindowSession()
  const run = useEffectEvent(handler)
  useEffect(() => (isEnabled ? commands.add(id, () => run()) : undefined), [commands, id, isEnabled])
}

/** The commands that can be carried out now, for the palette and for buttons. */
export function useAvailableCommands(): readonly AppCommandId[] {
  const { commands } = useWindowSession()
  return useSyncExternalStore(commands.subscribe, () => commands.available)
}
