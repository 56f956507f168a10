import './check.css'
import { CircleAlert, Ellipsis } from 'lucide-react'
import { useWindowSession } from '../../../app/window-session'
import { Button, IconButton } from '../../../ui/Button'
import { Menu } from '../../../ui/Menu'
import { findingMenu } from './finding-menu'
import { FixButton } from './FindingLine'
import type { PrepCheckProps } from './PrepCheck'
import { ReadyLine } from './ReadyLine'
import { useMuting } from './use-muting'

/** The first finding in a line under the agenda, while the shelf is closed. */
export function PrepCheckBar({ prepared, onFix }: PrepCheckProps) {
  const { readiness, view } = prepared
  const findings = readiness?.findings ?? []
  const [first] = findings
  const others = findings.length - 1
  const { commands } = useWindowSession()
  const muting = useMuting(view)
  return (
    <section
      className="prep-bar"
      aria-label="Prep check"
      data-ready={readiness?.isReady || undefined}
      data-private
    >
      {readiness && !first && <ReadyLine prepared={prepared} />}
      {first && (
        <>
          <CircleAlert aria-hidden size={16} strokeWidth={1.75} />
          <div className="finding-words">
            <p>{first.text}</p>
            <p className="finding-reason">{first.reason}</p>
            {others > 0 && (
              <Button aria-label={`${others} more in the shelf`} onPress={() => commands.run('toggle-shelf')}>
                {others} more
              </Button>
            )}
          </div>
          {onFix && (
            <span className="finding-actions">
              <FixButton finding={first} onFix={onFix} />
              <Menu
                label={`More about: ${first.text}`}
                trigger={<IconButton icon={Ellipsis} label={`More about: ${first.text}`} />}
                entries={findingMenu(first, muting, onFix)}
              />
            </span>
          )}
        </>
      )}
    </section>
  )
}
