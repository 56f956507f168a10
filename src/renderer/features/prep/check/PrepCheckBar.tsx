import './check.css'
import { CircleAlert, Ellipsis } from 'lucide-react'
import { IconButton } from '../../../ui/Button'
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
            <p>
              {findings.length > 1 && <span className="prep-bar-count">1 of {findings.length}: </span>}
              {first.text}
            </p>
            <p className="finding-reason">{first.reason}</p>
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
