import {
  cadences,
  type Cadence,
  type Influence,
  type Person,
  type Relation,
} from '../../documents/kinds/person'
import type { Meeting } from '../../documents/kinds/meeting'
import type { TimeSpan } from '../meeting-time'
import { cadenceOf } from '../meeting-words'

/** What counts, and what would count had the user said nothing. */
interface Derived<Value> {
  value: Value
  derived: Value
}

/** Who decides over the user's work or pays for it can do most. */
const influenceByRelation: Record<Relation, Influence> = {
  manager: 'high',
  'skip-level': 'high',
  board: 'high',
  client: 'high',
  peer: 'medium',
  report: 'medium',
  other: 'low',
}

/** How much a person can do for or against what the user wants: what the user said, else what the relation says. */
export function influenceOf({ fields: { influence, relation } }: Person): Derived<Influence> {
  const derived = influenceByRelation[relation]
  return { value: influence === '' ? derived : influence, derived }
}

interface DatedMeeting {
  meeting: Meeting
  time: TimeSpan | undefined
  /** Neither cancelled nor said not to have happened. */
  takesPlace: boolean
}

/**
 * How often one is in touch with a person: what the user said, else how often the series meets that reaches furthest, or
 * without one, all their 1:1s. `undefined` where that is unclear.
 * @param meetings with this person
 */
export function cadenceWith(
  { fields }: Person,
  meetings: readonly DatedMeeting[],
): Derived<Cadence | undefined> {
  const dated = meetings.flatMap(({ meeting, time, takesPlace }) =>
    time && takesPlace ? [{ seriesId: meeting.fields.seriesId, startMs: time.startMs }] : [],
  )
  const last = dated.reduce<(typeof dated)[number] | undefined>(
    (latest, each) => (latest && latest.startMs >= each.startMs ? latest : each),
    undefined,
  )
  const counted = last?.seriesId ? dated.filter(({ seriesId }) => seriesId === last.seriesId) : dated
  const word = cadenceOf(counted.map(({ startMs }) => startMs))?.toLowerCase()
  const derived = cadences.find((cadence): cadence is Cadence => cadence !== '' && cadence === word)
  return { value: fields.cadence === '' ? derived : fields.cadence, derived }
}
