import { settingsId, settingsKind } from '@shared/documents/kinds/settings'
import { offersFiveMinutes } from '@shared/domain/five-minutes/week'
import { wallAt } from '@shared/domain/wall-clock'
import { useRoutes } from '../../app/route'
import { localZone, useNow } from '../../app/use-now'
import { useRecordEdits } from '../../app/window-session'
import { useRow } from '../../documents/use-rows'
import { Button } from '../../ui/Button'
import { SectionHeading } from '../../ui/SectionHeading'

/** On the chosen day Today offers the week's upkeep, quietly; nothing of it on any other. */
export function FiveMinutesOffer() {
  const routes = useRoutes()
  const edits = useRecordEdits()
  const settings = useRow('settings', settingsId)
  const { fiveMinutesDay, fiveMinutesSettledOn } = settings?.fields ?? settingsKind.read({})
  const today = wallAt(useNow(), localZone()).slice(0, 10)
  if (!offersFiveMinutes(fiveMinutesDay, fiveMinutesSettledOn, today)) return null
  const passOver = () =>
    void edits.write(
      'Pass over the five minutes',
      [{ id: settingsId, kind: 'settings', fields: { fiveMinutesSettledOn: today } }],
      'Next week begins afresh.',
    )
  return (
    <section aria-labelledby="five-minutes">
      <SectionHeading id="five-minutes">Five minutes</SectionHeading>
      <p className="pocket-hint">
        What took place, what still holds, whom to meet, and one thing for next week.
      </p>
      <div className="next-actions">
        <Button onPress={() => routes.go({ screen: 'five-minutes' })}>Begin</Button>
        <Button variant="quiet" onPress={passOver}>
          Not this week
        </Button>
      </div>
    </section>
  )
}
