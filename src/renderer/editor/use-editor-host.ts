import { useMemo } from 'react'
import type { ItemReference } from '@shared/body/agenda-item'
import { agreedInWords, tickFields } from '@shared/domain/follow-through/action-edits'
import { wallAt } from '@shared/domain/wall-clock'
import { useRoutes, type RouteStore } from '../app/route'
import type { RecordEdits } from '../app/record-edits'
import { localZone } from '../app/use-now'
import { call, newId } from '../documents/bridge'
import type { BodySessions } from '../documents/body-sessions'
import type { RowStore } from '../documents/row-store'
import { useBodySessions } from '../documents/use-body-session'
import { useProjectionStore } from '../documents/use-projections'
import { useWindowSession } from '../app/window-session'
import { useRowStore } from '../documents/use-rows'
import { showToast } from '../ui/toasts'
import { windowAttachments } from './attachments/window-attachments'
import type { EditorHost } from './create-editor'
import type { ItemActions } from './item/item-host'
import { ItemViews } from './item/item-views'
import { windowLinks } from './links/window-links'

/** What an editor needs of the window around it. Each has one of its own: it knows the items that editor shows. */
export function useEditorHost(documentId: string): EditorHost {
  const sessions = useBodySessions()
  const projections = useProjectionStore()
  const rows = useRowStore()
  const { commands, edits } = useWindowSession()
  const routes = useRoutes()
  return useMemo(
    () => ({
      documentId,
      projections,
      actions: actionsOf({ rows, sessions, edits, routes }),
      winOf: (id) => rows.get('win', id),
      views: new ItemViews(),
      attachments: windowAttachments,
      links: windowLinks(rows, routes),
      newId,
      // Other windows' and this one's projection of that meeting follow by their events.
      tickPast: (reference, ticked) =>
        void edits.run({
          label: ticked ? 'Tick' : 'Untick',
          perform: (commandId) => call('items.tick', { commandId, ...reference, ticked }),
        }),
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
    [documentId, sessions, projections, rows, edits, routes, commands],
  )
}

interface ActionParts {
  rows: RowStore
  sessions: BodySessions
  edits: RecordEdits
  routes: RouteStore
}

function actionsOf({ rows, sessions, edits, routes }: ActionParts): ItemActions {
  const make = async ({ meetingId, itemId }: ItemReference, owedBy: 'me' | 'them') => {
    // The main process moves the words as the vault has them: what was typed last goes there first.
    await sessions.get(meetingId)?.flush()
    await edits.run({
      label: 'Make the item an action',
      perform: (commandId) => call('items.makeAction', { commandId, meetingId, itemId, owedBy }),
    })
  }
  return {
    get: (id) => rows.get('action', id),
    subscribe: (listener) => rows.subscribe(listener),
    tick: ({ id, fields }, ticked) =>
      void edits.write(`${ticked ? 'Tick' : 'Untick'} “${fields.text}”`, [
        { id, fields: tickFields(ticked, Date.now()) },
      ]),
    make: (reference, owedBy) => void make(reference, owedBy),
    open: (id) => routes.go({ screen: 'follow-through', section: 'actions', id }),
    words: (action) => agreedInWords(action, wallAt(Date.now(), localZone()).slice(0, 10)),
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
