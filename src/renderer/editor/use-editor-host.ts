import { useMemo } from 'react'
import type { ItemReference } from '@shared/body/agenda-item'
import { call, newId } from '../documents/bridge'
import type { BodySessions } from '../documents/body-sessions'
import { useBodySessions } from '../documents/use-body-session'
import { useProjectionStore } from '../documents/use-projections'
import { useWindowSession } from '../app/window-session'
import { useRowStore } from '../documents/use-rows'
import { showToast } from '../ui/toasts'
import { useRoutes } from '../app/route'
import { windowAttachments } from './attachments/window-attachments'
import type { EditorHost } from './create-editor'
import { ItemViews } from './item/item-views'
import { windowLinks } from './links/window-links'

/** What an editor needs of the window around it. Each has one of its own: it knows the items that editor shows. */
export function useEditorHost(): EditorHost {
  const sessions = useBodySessions()
  const projections = useProjectionStore()
  const rows = useRowStore()
  const { commands } = useWindowSession()
  const routes = useRoutes()
  return useMemo(
    () => ({
      projections,
      views: new ItemViews(),
      attachments: windowAttachments,
      links: windowLinks(rows, routes),
      newId,
      tickPast: (reference, ticked) => void tickPast(sessions, reference, ticked),
      people: () =>
        rows.list('person').map(({ id, fields }) => ({ id, name: fields.name, role: fields.role })),
      tags: () => {
        const captured = rows.list('capture').flatMap(({ fields }) => fields.tags)
        return [...new Set([...projections.knownTags(), ...captured])].toSorted((a, b) => a.localeCompare(b))
      },
      noteFromLine: () => void commands.run('note-about'),
      say: (text) => showToast({ text }),
      openLink: (address) => void openAddress(address),
    }),
    [sessions, projections, rows, routes, commands],
  )
}

async function tickPast(sessions: BodySessions, reference: ItemReference, ticked: boolean): Promise<void> {
  const { meetingId, itemId } = reference
  const commandId = newId()
  sessions.pending.begin(commandId)
  try {
    // Other windows' and this one's projection of that meeting follow by their events.
    const { inverse } = await call('items.tick', { commandId, meetingId, itemId, ticked })
    sessions.undo.pushRecord(ticked ? 'Tick' : 'Untick', inverse)
  } catch (error) {
    showToast({ text: error instanceof Error ? error.message : String(error) })
  } finally {
    sessions.pending.acknowledge(commandId)
  }
}

/** The user pressed a link. The main process opens nothing but web and mail addresses, outside the app. */
async function openAddress(url: string): Promise<void> {
  try {
    await call('app.openExternal', { url })
  } catch (error) {
    showToast({ text: error instanceof Error ? error.message : String(error) })
  }
}
