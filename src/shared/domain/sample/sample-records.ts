import { businessPageId } from '../../documents/kinds/business-page'
import { competitorId } from '../../documents/kinds/competitor'
import type { SampleDocument } from '../sample-workspace'
import { addDays } from '../wall-clock'
import { sampleNotes } from './sample-about-people'
import { sampleActions, sampleWins } from './sample-follow-through'
import { sampleBusinessPage, sampleCompetitors } from './sample-market'
import { sampleSignals } from './sample-signals'

/** Everything of the sample but people, 1:1s, captures and openers, with its dates counted from today. */
export function sampleRecords({
  today,
  instant,
}: {
  today: string
  /** The instant so many days ago, in the morning. */
  instant: (daysAgo: number) => string
}): SampleDocument[] {
  const day = (daysAgo: number) => addDays(today, -daysAgo)
  const instantOrNull = (daysAgo: number | undefined) => (daysAgo === undefined ? null : instant(daysAgo))
  return [
    ...sampleNotes.map(({ id, daysAgo, closedDaysAgo, ...fields }): SampleDocument => ({
      id,
      kind: 'note',
      fields: {
        ...fields,
        date: day(daysAgo),
        closedAt: instantOrNull(closedDaysAgo),
        createdAt: instant(daysAgo),
      },
    })),
    ...sampleActions.map(({ id, daysAgo, dueInDays, doneDaysAgo, chased, ...fields }): SampleDocument => ({
      id,
      kind: 'action',
      fields: {
        ...fields,
        dueDate: dueInDays === undefined ? '' : addDays(today, dueInDays),
        doneAt: instantOrNull(doneDaysAgo),
        chasedAt: chased ? instant(daysAgo) : null,
        createdAt: instant(daysAgo),
      },
    })),
    ...sampleWins.map(({ id, daysAgo, ...fields }): SampleDocument => ({
      id,
      kind: 'win',
      fields: { ...fields, date: day(daysAgo), createdAt: instant(daysAgo) },
    })),
    ...sampleSignals.map(({ id, daysAgo, setAside, notes: _notes, ...fields }): SampleDocument => ({
      id,
      kind: 'signal',
      fields: {
        ...fields,
        date: day(daysAgo),
        setAsideAt: setAside ? instant(Math.max(1, daysAgo - 7)) : null,
        createdAt: instant(daysAgo),
      },
    })),
    ...sampleCompetitors.map(({ name, aliases }): SampleDocument => ({
      id: competitorId(name),
      kind: 'competitor',
      fields: { name, aliases, createdAt: instant(90) },
    })),
    { id: businessPageId, kind: 'business-page', fields: { ...sampleBusinessPage, createdAt: instant(80) } },
  ]
}
