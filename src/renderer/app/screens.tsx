import type { ReactNode } from 'react'
import { InboxScreen } from '../features/inbox/InboxScreen'
import { TodayScreen } from '../features/today/TodayScreen'
import type { Route, ScreenName } from './route'

export interface ScreenEntry {
  /** What it is called in the rail and in messages. */
  name: string
  render: (route: Route) => ReactNode
}

/** Every screen of the main window. Heavy ones are loaded when they are first opened (`lazy`). */
export const screens: Partial<Record<ScreenName, ScreenEntry>> & { today: ScreenEntry } = {
  today: { name: 'Today', render: () => <TodayScreen /> },
  inbox: { name: 'Inbox', render: () => <InboxScreen /> },
}

/** What may open over any screen: palette, dialogs. Each adds its own command handlers and renders nothing while closed. */
export const overlays: readonly (() => ReactNode)[] = []
