import {
  Binoculars,
  Building2,
  CircleCheck,
  Coins,
  Inbox,
  MessageCircleQuestion,
  NotebookPen,
  Settings,
  StickyNote,
  Trophy,
  User,
  type LucideIcon,
} from 'lucide-react'
import type { KindName } from '@shared/documents/kinds/all-kinds'
import type { Route } from '../../app/route'
import type { RowOf } from '../../documents/row-store'

interface RecordView<Name extends KindName> {
  icon: LucideIcon
  /** Where it is read; `undefined` for what has no place of its own. */
  routeOf: (row: RowOf<Name>) => Route | undefined
}

/** How each kind of record is drawn in lists of mixed kinds, and where it leads. */
export const recordViews: { [Name in KindName]: RecordView<Name> } = {
  person: { icon: User, routeOf: ({ id }) => ({ screen: 'person', id }) },
  meeting: { icon: NotebookPen, routeOf: ({ id }) => ({ screen: 'meeting', id }) },
  note: { icon: StickyNote, routeOf: ({ fields: { personId } }) => personRoute(personId) },
  action: { icon: CircleCheck, routeOf: ({ id }) => ({ screen: 'follow-through', section: 'actions', id }) },
  signal: { icon: Binoculars, routeOf: ({ id }) => ({ screen: 'signal', id }) },
  win: { icon: Trophy, routeOf: ({ id }) => ({ screen: 'follow-through', section: 'wins', id }) },
  opener: {
    icon: MessageCircleQuestion,
    routeOf: ({ fields: { meetingId, personId } }) =>
      meetingId ? { screen: 'meeting', id: meetingId } : personRoute(personId),
  },
  capture: { icon: Inbox, routeOf: () => ({ screen: 'inbox' }) },
  competitor: { icon: Building2, routeOf: () => ({ screen: 'signals', section: 'competitors' }) },
  'business-page': { icon: Coins, routeOf: () => ({ screen: 'business-page' }) },
  settings: { icon: Settings, routeOf: () => ({ screen: 'settings' }) },
}

function personRoute(personId: string | null): Route | undefined {
  return personId ? { screen: 'person', id: personId } : undefined
}
