import { Inbox, MessageCircleQuestion, NotebookPen, User, type LucideIcon } from 'lucide-react'
import { shortDate } from '@shared/domain/meeting-words'
import type { Found } from '@shared/ipc/calls/search'
import type { Route } from '../../app/route'
import type { RowStore } from '../../documents/row-store'
import type { WorkspaceViews } from '../people/use-people-views'
import { relationWords } from '../people/people-view'

/** A result as it is listed: what it is and where it leads. */
export interface FoundView {
  id: string
  icon: LucideIcon
  title: string
  /** "1:1 · 15 Nov" */
  kind: string
  route: Route
  excerpt: Found['excerpt']
  /** Its words are only for the user's own eyes. */
  isPrivate: boolean
}

/** `undefined` for what has no screen of its own. */
export function describeFound(found: Found, views: WorkspaceViews, rows: RowStore): FoundView | undefined {
  const { id, excerpt } = found
  switch (found.kind) {
    case 'person': {
      const person = rows.get('person', id)
      return (
        person && {
          id,
          icon: User,
          title: person.fields.name || 'No name yet',
          kind: [relationWords[person.fields.relation], person.fields.role].filter(Boolean).join(' · '),
          route: { screen: 'person', id },
          excerpt,
          isPrivate: true,
        }
      )
    }
    case 'meeting': {
      const view = views.meetings.find(({ meeting }) => meeting.id === id)
      const { nowMs, zone } = views.viewpoint
      return (
        view && {
          id,
          icon: NotebookPen,
          title: view.title,
          kind: view.time ? `1:1 · ${shortDate(view.time.startMs, nowMs, zone)}` : '1:1',
          route: { screen: 'meeting', id },
          excerpt,
          isPrivate: false,
        }
      )
    }
    case 'capture':
      return {
        id,
        icon: Inbox,
        title: 'Capture',
        kind: 'Capture',
        route: { screen: 'inbox' },
        excerpt,
        isPrivate: false,
      }
    case 'opener': {
      const { personId, meetingId } = rows.get('opener', id)?.fields ?? { personId: null, meetingId: null }
      const name = (personId && rows.get('person', personId)?.fields.name) || ''
      const route: Route | undefined = meetingId
        ? { screen: 'meeting', id: meetingId }
        : personId
          ? { screen: 'person', id: personId }
          : undefined
      return (
        route && {
          id,
          icon: MessageCircleQuestion,
          title: name ? `Opener for ${name}` : 'Opener',
          kind: 'Opener',
          route,
          excerpt,
          isPrivate: false,
        }
      )
    }
    default:
      return undefined
  }
}
