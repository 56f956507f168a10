import '../shelf/shelf.css'
import { CircleAlert, CircleCheck } from 'lucide-react'
import type { Finding, Fix } from '@shared/domain/prep-check/finding'
import { timeInWords } from '@shared/domain/meeting-words'
import { keysOf } from '../../../app/app-commands'
import { useAppCommand } from '../../../app/window-session'
import { Button } from '../../../ui/Button'
import { Kbd } from '../../../ui/Kbd'
import type { Prepared } from '../use-prepared'

interface PrepCheckProps {
  prepared: Prepared
  /** `undefined` while the agenda cannot be edited. */
  onFix: ((fix: Fix) => void) | undefined
}

/** What is missing, three things at most, each mended with one key; or a calm word that nothing is. */
export function PrepCheck({ prepared, onFix }: PrepCheckProps) {
  const { findings } = prepared
  const [first] = findings
  useMendKey(first, onFix)
  return (
    <section className="prep-check" aria-label="Prep check" data-private>
      <div className="prep-check-head">
        <h2 className="section-heading">Prep check</h2>
        {first && onFix && <Kbd keys={keysOf('mend-finding')} />}
      </div>
      {findings.length === 0 ? (
        <Ready prepared={prepared} />
      ) : (
        <ul className="findings">
          {findings.map((finding, index) => (
            <FindingLine key={finding.rule} finding={finding} isFirst={index === 0} onFix={onFix} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** The same in one line under the agenda, while the shelf is closed. */
export function PrepCheckBar({ prepared, onFix }: PrepCheckProps) {
  const { findings } = prepared
  const [first] = findings
  useMendKey(first, onFix)
  return (
    <section className="prep-bar" aria-label="Prep check" data-private>
      {first ? (
        <>
          <CircleAlert aria-hidden size={16} strokeWidth={1.75} />
          <p className="prep-bar-words">
            {findings.length > 1 && <span className="prep-bar-count">1 of {findings.length}: </span>}
            {first.text}
          </p>
          {onFix && <FixButton finding={first} onFix={onFix} />}
        </>
      ) : (
        <Ready prepared={prepared} />
      )}
    </section>
  )
}

function useMendKey(first: Finding | undefined, onFix: PrepCheckProps['onFix']): void {
  useAppCommand(
    'mend-finding',
    () => {
      if (first) onFix?.(first.fix)
    },
    first !== undefined && onFix !== undefined,
  )
}

function Ready({ prepared: { view, views } }: { prepared: Prepared }) {
  const clock = view.time && !view.isPast ? ` ${timeInWords(view.time.startMs, views.viewpoint.zone)}.` : ''
  return (
    <p className="prep-ready" role="status">
      <CircleCheck aria-hidden size={16} strokeWidth={1.75} />
      Ready.{clock}
    </p>
  )
}

function FixButton({ finding, onFix }: { finding: Finding; onFix: (fix: Fix) => void }) {
  const { text, fixLabel, fix } = finding
  return (
    <Button variant="quiet" onPress={() => onFix(fix)} aria-label={`${fixLabel}: ${text}`}>
      {fixLabel}
    </Button>
  )
}

interface FindingLineProps {
  finding: Finding
  isFirst: boolean
  onFix: PrepCheckProps['onFix']
}

function FindingLine({ finding, isFirst, onFix }: FindingLineProps) {
  const { text, reason } = finding
  return (
    <li className="finding">
      <CircleAlert aria-hidden size={16} strokeWidth={1.75} />
      <div className="finding-words">
        <p>{text}</p>
        {isFirst && <p className="finding-reason">{reason}</p>}
      </div>
      {onFix && <FixButton finding={finding} onFix={onFix} />}
    </li>
  )
}
