import { useMemo } from 'react'
import { leaveOutToFit } from '@shared/domain/brief/fit-page'
import { Button } from '../../../ui/Button'
import { Checkbox } from '../../../ui/Checkbox'
import { pagesOf } from '../../sending/measure-page'
import { briefOf, type BriefAgenda, type BriefForm } from './use-brief'

interface PageFitProps {
  agenda: BriefAgenda
  form: BriefForm & { leftOut: ReadonlySet<string> }
  onLeaveOut: (leftOut: ReadonlySet<string>) => void
}

/** Whether it fits on one page, and without what it would: nothing is left out but what the user says. */
export function PageFit({ agenda, form, onLeaveOut }: PageFitProps) {
  const { style, length, leftOut } = form
  const pages = useMemo(() => {
    const pagesWithout = (without: ReadonlySet<string>) =>
      pagesOf(briefOf(agenda, { style, length, leftOut: without }).html)
    const whole = pagesWithout(new Set())
    const isTooLong = whole > 1 && length !== 'full'
    return {
      whole,
      now: pagesWithout(leftOut),
      advised: isTooLong ? leaveOutToFit(agenda.items, (without) => pagesWithout(without) <= 1) : [],
    }
  }, [agenda, style, length, leftOut])

  if (length === 'full') {
    return pages.now > 1 && <p className="quiet-line">It takes {Math.ceil(pages.now)} pages.</p>
  }
  if (pages.whole <= 1 && leftOut.size === 0) return null
  const offered = new Set([...pages.advised, ...leftOut])
  const isAdvised = pages.advised.every((id) => leftOut.has(id))
  const toggle = (id: string, isIn: boolean) => {
    const next = new Set(leftOut)
    if (isIn) next.delete(id)
    else next.add(id)
    onLeaveOut(next)
  }
  return (
    <section className="too-long" aria-label="Does it fit on one page?">
      <p role="status">
        {pages.now > 1
          ? `Longer than one page by ${overInWords(pages.now - 1)}. These can wait:`
          : 'It fits on one page without these:'}
      </p>
      <div className="too-long-items">
        {agenda.items
          .filter(({ id }) => offered.has(id))
          .map(({ id, headline }) => (
            <Checkbox key={id} isSelected={!leftOut.has(id)} onChange={(isIn) => toggle(id, isIn)}>
              <span dir="auto">{headline || 'An item without a headline'}</span>
            </Checkbox>
          ))}
      </div>
      {pages.now > 1 && !isAdvised && (
        <div>
          <Button onPress={() => onLeaveOut(new Set([...leftOut, ...pages.advised]))}>
            {pages.advised.length === 1 ? 'Leave it out' : `Leave these ${pages.advised.length} out`}
          </Button>
        </div>
      )}
    </section>
  )
}

/** "a third", "two pages" */
function overInWords(pages: number): string {
  if (pages <= 0.15) return 'a few lines'
  if (pages <= 0.4) return 'a third'
  if (pages <= 0.6) return 'a half'
  if (pages < 1.25) return 'a page'
  return `${Math.round(pages)} pages`
}
