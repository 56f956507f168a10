import './shortcut-list.css'
import { useState } from 'react'
import { commandGroups, listedCommands } from './app-commands'
import { settingsId } from '@shared/documents/kinds/settings'
import { useRow } from '../documents/use-rows'
import { Dialog } from '../ui/Dialog'
import { Kbd } from '../ui/Kbd'
import { useAppCommand } from './window-session'

/** The list of shortcuts, opened by `?`. */
export function ShortcutList() {
  const [isOpen, setIsOpen] = useState(false)
  const settings = useRow('settings', settingsId)
  useAppCommand('show-shortcuts', () => setIsOpen(true))
  if (!isOpen) return null
  const captureKeys = settings?.fields.captureShortcut ?? 'CommandOrControl+Shift+Space'
  return (
    <Dialog title="Keyboard shortcuts" size="wide" onClose={() => setIsOpen(false)}>
      {/* Nothing in it takes the focus, and it may be longer than the window: the keys scroll it. */}
      <div className="shortcut-groups" role="region" aria-label="Shortcuts" tabIndex={0}>
        {commandGroups.map((group) => (
          <section key={group}>
            <h3 className="section-heading">{group}</h3>
            <dl className="shortcut-list">
              {listedCommands
                .filter((command) => command.group === group)
                .map(({ id, label, keys }) => ({ id, label, keys: id === 'capture' ? captureKeys : keys }))
                .filter(({ keys }) => keys !== undefined)
                .map(({ id, label, keys = '' }) => (
                  <div key={id} className="shortcut-line">
                    <dt>{label}</dt>
                    <dd>
                      <Kbd keys={keys} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
