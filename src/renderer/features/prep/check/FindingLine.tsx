import { CircleAlert, Ellipsis } from 'lucide-react'
import { useId } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Finding, Fix } from '@shared/domain/prep-check/finding'
import { Button, IconButton } from '../../../ui/Button'
import { Menu } from '../../../ui/Menu'
import { findingMenu } from './finding-menu'
import type { Muting } from './use-muting'

interface FindingLineProps {
  finding: Finding
  /** Its reason and the other ways to mend it are in sight. */
  isOpen: boolean
  onOpen: () => void
  muting: Muting
  /** `undefined` while the agenda cannot be edited. */
  onFix: ((fix: Fix) => void) | undefined
}

export function FindingLine({ finding, isOpen, onOpen, muting, onFix }: FindingLineProps) {
  const reasonId = useId()
  const { text, reason, choices = [] } = finding
  return (
    <li
      className="finding"
      // A press opens by itself, when it ends: what moves under the pointer is not pressed.
      onFocus={({ target }) => {
        if (target.matches(':focus-visible')) onOpen()
      }}
    >
      <CircleAlert aria-hidden size={16} strokeWidth={1.75} />
      <AriaButton
        className="finding-text"
        aria-expanded={isOpen}
        {...(isOpen ? { 'aria-controls': reasonId } : {})}
        onPress={onOpen}
      >
        {text}
      </AriaButton>
      {onFix && (
        <span className="finding-actions">
          <FixButton finding={finding} onFix={onFix} />
          <Menu
            label={`More about: ${text}`}
            trigger={<IconButton icon={Ellipsis} label={`More about: ${text}`} />}
            entries={findingMenu({ ...finding, choices: [] }, muting, onFix)}
          />
        </span>
      )}
      {isOpen && (
        <div id={reasonId} className="finding-more">
          <p className="finding-reason">{reason}</p>
          {onFix && choices.length > 0 && (
            <p className="finding-choices">
              {choices.map(({ label, fix }) => (
                <Button
                  key={label}
                  variant="quiet"
                  aria-label={`${label}: ${text}`}
                  onPress={() => onFix(fix)}
                >
                  {label}
                </Button>
              ))}
            </p>
          )}
        </div>
      )}
    </li>
  )
}

export function FixButton({ finding, onFix }: { finding: Finding; onFix: (fix: Fix) => void }) {
  const { text, fixLabel, fix } = finding
  return (
    <Button variant="quiet" onPress={() => onFix(fix)} aria-label={`${fixLabel}: ${text}`}>
      {fixLabel}
    </Button>
  )
}
