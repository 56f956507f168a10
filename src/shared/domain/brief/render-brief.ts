import type { BodyNode } from '../../body/body-node'
import type { BriefLength, BriefStyle } from '../../documents/kinds/person'
import { interfaceLocale } from '../interface-locale'
import { titleOf } from '../meeting-words'
import type { BriefBlock } from './brief-block'
import { composeBrief, type OwedBy, type ResolveItem } from './compose-brief'
import { writeForms, type Forms } from './write-forms'

export interface BriefSource {
  person: { name: string }
  meeting: {
    title: string
    /** Wall time; empty while there is no date. */
    start: string
    minutes: number
    place: string
  }
  /** The agenda. */
  nodes: readonly BodyNode[]
  style: BriefStyle
  /** For items of past meetings that the agenda shows. */
  resolveItem?: ResolveItem
  /** For actions that the agenda shows. */
  owedBy?: OwedBy
  /** "Weekly", for a meeting without a title of its own. */
  cadence?: string | undefined
  /** How much of it they want to read; all where nothing is said. */
  length?: BriefLength
  /** Ids of items that stay out of it. */
  leftOut?: ReadonlySet<string>
  /** Of a meeting that is over; one that is ahead is about what is not done. */
  includeTicked?: boolean
}

export interface Brief extends Forms {
  /** As its first line says it. */
  title: string
  /** Nothing is in it but its head. */
  isEmpty: boolean
}

/**
 * The agenda as it is sent ahead or brought, in the shape this person likes to read. It is made of the agenda's own
 * words and the meeting's title, date and place: nothing that is private by kind can be in it, because nothing of that
 * is handed in. Unfilled prompts, items without words, and ticked items are left out, and no tick is shown.
 */
export function renderBrief(source: BriefSource): Brief {
  const { person, meeting, nodes, style, cadence, length = '', leftOut } = source
  const resolveItem = source.resolveItem ?? (() => undefined)
  const title = titleOf(meeting.title, person.name, cadence)
  const when = [whenInWords(meeting.start), `${meeting.minutes} min`, meeting.place.trim()].filter(Boolean)
  const agenda = composeBrief(nodes, {
    style,
    resolveItem,
    includeTicked: source.includeTicked ?? false,
    length,
    ...(leftOut ? { leftOut } : {}),
    ...(source.owedBy ? { owedBy: source.owedBy } : {}),
  })
  const head: BriefBlock[] = [
    { type: 'heading', level: 1, inline: [{ type: 'text', text: title }] },
    { type: 'paragraph', inline: [{ type: 'text', text: when.join(' · ') }] },
  ]
  return { title, isEmpty: agenda.length === 0, ...writeForms([...head, ...agenda]) }
}

/** "Sunday 22 November 2026, 14:00": with its year, since a brief is read later and elsewhere. */
function whenInWords(start: string): string {
  const date = new Date(`${start}Z`)
  if (start === '' || Number.isNaN(date.getTime())) return ''
  const day = new Intl.DateTimeFormat(interfaceLocale, { dateStyle: 'full', timeZone: 'UTC' })
    .format(date)
    .replace(',', '')
  return `${day}, ${start.slice(11, 16)}`
}
