import './check.css'
import { useEffect, useRef, useState } from 'react'
import type { Finding, Fix } from '@shared/domain/prep-check/finding'
import { keysOf } from '../../../app/app-commands'
import { Button } from '../../../ui/Button'
import { Kbd } from '../../../ui/Kbd'
import type { Prepared } from '../use-prepared'
import { FindingLine } from './FindingLine'
import { ReadyLine } from './ReadyLine'
import { useMuting } from './use-muting'

export interface PrepCheckProps {
  prepared: Prepared
  /** `undefined` while the agenda cannot be edited. */
  onFix: ((fix: Fix) => void) | undefined
}

/** What is missing, three things at most, each mended with one key; or a calm word that nothing is. */
export function PrepCheck({ prepared, onFix }: PrepCheckProps) {
  const { readiness, view } = prepared
  const findings = readiness?.findings ?? []
  const [first] = findings
  const [openRule, setOpenRule] = useState<string>()
  const open = findings.find(({ rule }) => rule === openRule) ?? first
  const muting = useMuting(view)
  const section = useFocusKept(findings)
  return (
    <section
      ref={section}
      tabIndex={-1}
      className="prep-check"
      aria-label="Prep check"
      data-ready={readiness?.isReady || undefined}
      data-private
    >
      <div className="prep-check-head">
        <h2 className="section-heading">Prep check</h2>
        {first && onFix && <Kbd keys={keysOf('mend-finding')} />}
      </div>
      {readiness && findings.length === 0 && <ReadyLine prepared={prepared} />}
      {findings.length > 0 && (
        <ul className="findings">
          {findings.map((finding) => (
            <FindingLine
              key={finding.rule}
              finding={finding}
              isOpen={finding === open}
              onOpen={() => setOpenRule(finding.rule)}
              muting={muting}
              onFix={onFix}
            />
          ))}
        </ul>
      )}
      {muting.leftOut > 0 && (
        <p className="finding-muted">
          {muting.leftOut === 1 ? 'One thing is' : `${muting.leftOut} things are`} left out this time.
          <Button variant="quiet" onPress={muting.bringBack}>
            Bring back
          </Button>
        </p>
      )}
    </section>
  )
}

/** A finding that is mended or muted takes its buttons along: the keys go on in the section, and not from nowhere. */
function useFocusKept(findings: readonly Finding[]) {
  const section = useRef<HTMLElement>(null)
  const hadFocus = useRef(false)
  const shown = useRef(findings)
  useEffect(() => {
    const look = ({ target }: FocusEvent) => {
      // A menu of the section is drawn elsewhere.
      if (target instanceof Element && target.closest('.popover')) return
      hadFocus.current = target instanceof Node && (section.current?.contains(target) ?? false)
    }
    document.addEventListener('focusin', look)
    return () => document.removeEventListener('focusin', look)
  }, [])
  useEffect(() => {
    if (shown.current === findings) return
    shown.current = findings
    if (hadFocus.current && document.activeElement === document.body) section.current?.focus()
  })
  return section
}
