import type { Action } from '../../documents/kinds/action'
import type { Note } from '../../documents/kinds/note'
import type { Opener } from '../../documents/kinds/opener'
import type { Win } from '../../documents/kinds/win'
import { addDays, isDay } from '../wall-clock'
import { latestFirst, type PlaceOf } from './arrange'
import { snoozedUntil, type MeetingDays } from './snooze'

/** The groups actions stand in, in their order, and what each is called. */
export const actionGroups = {
  late: 'Late',
  today: 'Today',
  week: 'Within a week',
  later: 'Later',
  undated: 'No date',
  waiting: 'Waiting',
  snoozed: 'Until the next 1:1',
  done: 'Done',
} as const
export type ActionGroup = keyof typeof actionGroups

/** Where an action stands today: what is late comes first, also of what waits. */
export function placeActions(today: string, days: MeetingDays): PlaceOf<Action, ActionGroup> {
  const weekEnd = addDays(today, 6)
  const groupOf = ({ fields }: Action): ActionGroup => {
    if (fields.status === 'done') return 'done'
    if (snoozedUntil(fields, days, today) !== undefined) return 'snoozed'
    const isDated = isDay(fields.dueDate)
    if (isDated && fields.dueDate < today) return 'late'
    if (fields.status === 'waiting') return 'waiting'
    if (!isDated) return 'undated'
    if (fields.dueDate === today) return 'today'
    return fields.dueDate <= weekEnd ? 'week' : 'later'
  }
  return (action) => {
    const group = groupOf(action)
    const { fields } = action
    // Without a day after those with one.
    const within =
      group === 'done' ? latestFirst(fields.doneAt) : isDay(fields.dueDate) ? fields.dueDate : '~'
    return { group, key: keyOf(actionGroups, group, within, fields.createdAt) }
  }
}

/** The groups of feedback: what can be closed by showing it comes first. */
export const feedbackGroups = {
  toShow: 'Changed: show it to who said it',
  doing: 'Under way',
  toDecide: 'To decide what to do',
  closed: 'Closed',
} as const
export type FeedbackGroup = keyof typeof feedbackGroups

/** How far feedback has come: heard, something will be done, something changed, shown to who said it. */
export function feedbackGroupOf({
  closedAt,
  changed,
  willDo,
}: Pick<Note['fields'], 'closedAt' | 'changed' | 'willDo'>): FeedbackGroup {
  if (closedAt !== null) return 'closed'
  if (changed.trim() !== '') return 'toShow'
  return willDo.trim() === '' ? 'toDecide' : 'doing'
}

/** What was heard longest ago first; of what is closed, the latest. */
export const placeFeedback: PlaceOf<Note, FeedbackGroup> = ({ fields }) => {
  const group = feedbackGroupOf(fields)
  const within = group === 'closed' ? latestFirst(fields.closedAt) : isDay(fields.date) ? fields.date : '~'
  return { group, key: keyOf(feedbackGroups, group, within, fields.createdAt) }
}

export const openerGroups = { asked: 'Waiting for an answer', answered: 'Answered' } as const
export type OpenerGroup = keyof typeof openerGroups

/** What was asked longest ago first; of what was answered, the latest. */
export const placeOpeners: PlaceOf<Opener, OpenerGroup> = ({ fields }) => {
  const group = fields.status === 'answered' ? 'answered' : 'asked'
  const within = group === 'answered' ? latestFirst(fields.askedAt) : (fields.askedAt ?? '~')
  return { group, key: keyOf(openerGroups, group, within, fields.createdAt) }
}

/** The latest win first, under its month: `2026-11`, empty where it has no day. */
export const placeWins: PlaceOf<Win, string> = ({ fields }) => {
  const day = isDay(fields.date) ? fields.date : ''
  const instant = day === '' ? null : `${day}T12:00:00Z`
  return { group: day.slice(0, 7), key: `${latestFirst(instant)}|${latestFirst(fields.createdAt)}` }
}

function keyOf(
  groups: Readonly<Record<string, string>>,
  group: string,
  within: string,
  createdAt: string | null,
): string {
  return [Object.keys(groups).indexOf(group), within, createdAt ?? ''].join('|')
}
