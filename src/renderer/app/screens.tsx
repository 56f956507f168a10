import type { ReactNode } from 'react'
import { CalendarImport } from '../features/calendar-import/CalendarImport'
import { AskAtLaunch } from '../features/close/AskAtLaunch'
import { InboxScreen } from '../features/inbox/InboxScreen'
import { MeetingsScreen } from '../features/meetings/MeetingsScreen'
import { StartMeeting } from '../features/meeting-mode/StartMeeting'
import { NewMeeting } from '../features/meetings/NewMeetingDialog'
import { NewPerson } from '../features/people/NewPersonDialog'
import { PeopleScreen } from '../features/people/PeopleScreen'
import { Palette } from '../features/search/Palette'
import { NewSnapshot } from '../features/snapshot/NewSnapshot'
import { OpenNextMeeting } from '../features/today/OpenNextMeeting'
import { TodayScreen } from '../features/today/TodayScreen'
import { onDemand } from './on-demand'
import type { Route, ScreenName } from './route'

// What Today does not need comes when it is first opened: it is most of the window's script.
const PrepScreen = onDemand(async () => (await import('../features/prep/PrepScreen')).PrepScreen)
const CloseScreen = onDemand(async () => (await import('../features/close/CloseScreen')).CloseScreen)
const MeetingModeScreen = onDemand(
  async () => (await import('../features/meeting-mode/MeetingModeScreen')).MeetingModeScreen,
)
const FiveMinutesScreen = onDemand(
  async () => (await import('../features/five-minutes/FiveMinutesScreen')).FiveMinutesScreen,
)
const PersonScreen = onDemand(async () => (await import('../features/people/PersonScreen')).PersonScreen)
const SignalsScreen = onDemand(async () => (await import('../features/signals/SignalsScreen')).SignalsScreen)
const SignalScreen = onDemand(async () => (await import('../features/signals/SignalScreen')).SignalScreen)
const BusinessPageScreen = onDemand(
  async () => (await import('../features/signals/BusinessPageScreen')).BusinessPageScreen,
)
const PocketScreen = onDemand(async () => (await import('../features/openers/PocketScreen')).PocketScreen)
const SettingsScreen = onDemand(
  async () => (await import('../features/settings/SettingsScreen')).SettingsScreen,
)
const FollowThroughScreen = onDemand(
  async () => (await import('../features/follow-through/FollowThroughScreen')).FollowThroughScreen,
)
const SearchScreen = onDemand(async () => (await import('../features/search/SearchScreen')).SearchScreen)

/** The lists of the rail, while there is nothing else to do: they open at once, as the others do. */
export function loadLists(): void {
  // What fails now is asked for again, and said, when the screen is opened.
  void Promise.allSettled([SignalsScreen.load(), FollowThroughScreen.load()])
}

export interface ScreenEntry {
  /** What it is called in the rail and in messages. */
  name: string
  render: (route: Route) => ReactNode
}

/** Every screen of the main window. Heavy ones are loaded when they are first opened (`onDemand`). */
export const screens: Partial<Record<ScreenName, ScreenEntry>> & { today: ScreenEntry } = {
  today: { name: 'Today', render: () => <TodayScreen /> },
  inbox: { name: 'Inbox', render: () => <InboxScreen /> },
  'five-minutes': { name: 'Five minutes', render: () => <FiveMinutesScreen /> },
  meetings: { name: '1:1s', render: () => <MeetingsScreen /> },
  meeting: {
    name: '1:1',
    render: (route) =>
      route.screen === 'meeting' ? <PrepScreen id={route.id} itemId={route.itemId} /> : null,
  },
  close: {
    name: 'After the 1:1',
    render: (route) => (route.screen === 'close' ? <CloseScreen id={route.id} /> : null),
  },
  'meeting-mode': {
    name: '1:1',
    render: (route) =>
      route.screen === 'meeting-mode' ? <MeetingModeScreen id={route.id} itemId={route.itemId} /> : null,
  },
  people: { name: 'People', render: () => <PeopleScreen /> },
  person: {
    name: 'Person',
    render: (route) => (route.screen === 'person' ? <PersonScreen id={route.id} /> : null),
  },
  signals: {
    name: 'Signals',
    render: (route) => (route.screen === 'signals' ? <SignalsScreen section={route.section} /> : null),
  },
  signal: {
    name: 'Signal',
    render: (route) => (route.screen === 'signal' ? <SignalScreen id={route.id} /> : null),
  },
  'business-page': { name: 'How we make money', render: () => <BusinessPageScreen /> },
  pocket: { name: 'In your pocket', render: () => <PocketScreen /> },
  'follow-through': {
    name: 'Follow-through',
    render: (route) =>
      route.screen === 'follow-through' ? (
        <FollowThroughScreen section={route.section} id={route.id} />
      ) : null,
  },
  search: {
    name: 'Search',
    render: (route) => (route.screen === 'search' ? <SearchScreen query={route.query} /> : null),
  },
  settings: {
    name: 'Settings',
    render: (route) => (route.screen === 'settings' ? <SettingsScreen section={route.section} /> : null),
  },
}

/** What may open over any screen: palette, dialogs. Each adds its own command handlers and renders nothing while closed. */
export const overlays: readonly (() => ReactNode)[] = [
  NewMeeting,
  NewPerson,
  NewSnapshot,
  CalendarImport,
  OpenNextMeeting,
  AskAtLaunch,
  StartMeeting,
  Palette,
]
