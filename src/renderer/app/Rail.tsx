import './rail.css'
import {
  Binoculars,
  CalendarDays,
  ListChecks,
  PanelLeftClose,
  PanelLeftOpen,
  Search,
  Sun,
  Users,
  type LucideIcon,
} from 'lucide-react'
import { Button } from 'react-aria-components'
import { keysOf, type AppCommandId } from './app-commands'
import { useRows } from '../documents/use-rows'
import { isInInbox } from '../features/inbox/inbox-captures'
import { Kbd } from '../ui/Kbd'
import { IconButton } from '../ui/Button'
import { RailPeople } from './RailPeople'
import { useRoute, type ScreenName } from './route'
import { SavingIndicator } from './SavingIndicator'
import { screens } from './screens'
import { useIsNarrow } from './use-is-narrow'
import { useRemembered } from './use-remembered'
import { useAppCommand, useAvailableCommands, useWindowSession } from './window-session'

interface Entry {
  screen: ScreenName
  /** Screens that are reached from this one and belong to it. */
  includes: readonly ScreenName[]
  command: AppCommandId
  icon: LucideIcon
}

const entries: readonly Entry[] = [
  { screen: 'today', includes: ['today', 'inbox', 'five-minutes'], command: 'open-today', icon: Sun },
  {
    screen: 'meetings',
    includes: ['meetings', 'meeting', 'close'],
    command: 'open-meetings',
    icon: CalendarDays,
  },
  { screen: 'people', includes: ['people', 'person'], command: 'open-people', icon: Users },
  {
    screen: 'signals',
    includes: ['signals', 'signal', 'business-page'],
    command: 'open-signals',
    icon: Binoculars,
  },
  {
    screen: 'follow-through',
    includes: ['follow-through'],
    command: 'open-follow-through',
    icon: ListChecks,
  },
]

/** Where one can go, who comes next, and whether what was written is on disk. */
export function Rail() {
  const [isCollapsed, setIsCollapsed] = useRemembered('main.railCollapsed', false)
  const isNarrow = useIsNarrow()
  const { info, commands } = useWindowSession()
  const available = useAvailableCommands()
  const { screen } = useRoute()
  useAppCommand('toggle-rail', () => setIsCollapsed(!isCollapsed))
  return (
    <nav className="rail" data-pane="rail" data-collapsed={isCollapsed || isNarrow} aria-label="Leadup">
      <div className="rail-head">
        <span className="rail-mark" aria-hidden>
          L
        </span>
        <span className="rail-name rail-words">{info.isSample ? 'Sample' : 'Leadup'}</span>
        <span className="rail-toggle">
          <IconButton
            icon={isCollapsed ? PanelLeftOpen : PanelLeftClose}
            label={isCollapsed ? 'Show the rail' : 'Collapse the rail'}
            onPress={() => setIsCollapsed(!isCollapsed)}
          />
        </span>
      </div>
      {info.isSample && (
        <p className="rail-note rail-words">
          Try anything here. <Kbd keys="Mod+W" /> closes it.
        </p>
      )}
      <ul className="rail-list">
        {entries
          .filter((entry) => screens[entry.screen])
          .map(({ screen: target, includes, command, icon: Icon }) => (
            <li key={target} title={isCollapsed || isNarrow ? screens[target]?.name : undefined}>
              <Button
                className="rail-entry"
                onPress={() => commands.run(command)}
                {...(includes.includes(screen) ? { 'aria-current': 'page' as const } : {})}
              >
                <Icon aria-hidden size={16} strokeWidth={1.75} />
                <span className="rail-words">{screens[target]?.name}</span>
                {target === 'today' && <InboxCount />}
              </Button>
            </li>
          ))}
      </ul>
      <RailPeople />
      <div className="rail-foot">
        {available.includes('open-palette') && (
          <Button className="rail-entry" onPress={() => commands.run('open-palette')}>
            <Search aria-hidden size={16} strokeWidth={1.75} />
            <span className="rail-words">Search</span>
            <span className="rail-end">
              <Kbd keys={keysOf('open-palette')} />
            </span>
          </Button>
        )}
        <SavingIndicator />
      </div>
    </nav>
  )
}

/** The only count there is. */
function InboxCount() {
  const count = useRows('capture')?.filter(isInInbox).length ?? 0
  if (count === 0) return null
  return (
    <span className="rail-end rail-count figures">
      <span aria-hidden>{count}</span>
      <span className="only-read-out">{count} in the inbox</span>
    </span>
  )
}
