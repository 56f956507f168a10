import './settings.css'
import '../../ui/form.css'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useRoutes } from '../../app/route'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { DevicesSection } from '../devices/DevicesSection'
import { AboutSection } from './AboutSection'
import { AppearanceSection } from './AppearanceSection'
import { BackupsSection } from './BackupsSection'
import { CalendarSection } from './CalendarSection'
import { EditorSection } from './EditorSection'
import { FiveMinutesSection } from './FiveMinutesSection'
import { HotkeySection } from './HotkeySection'
import { TrashSection } from './TrashSection'
import { TransferSection } from './TransferSection'
import { useSettings, type Settings } from './use-settings'

interface Section {
  id: string
  name: string
  render: (settings: Settings) => ReactNode
}

const sections: readonly [Section, ...Section[]] = [
  { id: 'hotkey', name: 'Capture hotkey', render: (settings) => <HotkeySection settings={settings} /> },
  { id: 'appearance', name: 'Appearance', render: (settings) => <AppearanceSection settings={settings} /> },
  { id: 'editor', name: 'Editor', render: (settings) => <EditorSection settings={settings} /> },
  {
    id: 'five-minutes',
    name: 'Five minutes',
    render: (settings) => <FiveMinutesSection settings={settings} />,
  },
  { id: 'calendar', name: 'Calendar', render: (settings) => <CalendarSection settings={settings} /> },
  { id: 'transfer', name: 'Import and export', render: () => <TransferSection /> },
  { id: 'devices', name: 'Devices and sync', render: () => <DevicesSection /> },
  { id: 'backups', name: 'Backups', render: () => <BackupsSection /> },
  { id: 'trash', name: 'Trash', render: () => <TrashSection /> },
  { id: 'about', name: 'About and diagnostics', render: () => <AboutSection /> },
]

/** What the user can choose, a section at a time. Everything saves as it is changed. */
export function SettingsScreen({ section }: { section?: string | undefined }) {
  const routes = useRoutes()
  const settings = useSettings()
  const open = sections.find(({ id }) => id === section) ?? sections[0]
  return (
    <Screen label="Settings" lead={<h1 className="screen-name">Settings</h1>}>
      <div className="settings">
        <nav className="settings-sections" aria-label="Sections of the settings">
          {sections.map(({ id, name }) => (
            <Button
              key={id}
              className="settings-section-name"
              onPress={() => routes.replace({ screen: 'settings', section: id })}
              {...(id === open.id ? { 'aria-current': 'true' as const } : {})}
            >
              {name}
            </Button>
          ))}
        </nav>
        <section className="settings-section" aria-labelledby="settings-heading">
          <h2 id="settings-heading" className="settings-heading">
            {open.name}
          </h2>
          {settings ? open.render(settings) : <Skeleton rows={3} />}
        </section>
      </div>
    </Screen>
  )
}
