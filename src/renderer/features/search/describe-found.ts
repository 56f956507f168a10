import type { LucideIcon } from 'lucide-react'
import { allKinds, isKnownKind, type KindName } from '@shared/documents/kinds/all-kinds'
import { shortDate } from '@shared/domain/meeting-words'
import type { Excerpt, Found } from '@shared/ipc/calls/search'
import type { Route } from '../../app/route'
import type { RowOf, RowStore } from '../../documents/row-store'
import type { WorkspaceViews } from '../people/use-people-views'
import { relationWords } from '../people/people-view'
import { recordViews } from '../records/record-views'
import { splitExcerpt } from './split-excerpt'

/** A result as it is listed: what it is and where it leads. */
export interface FoundView {
  id: string
  icon: LucideIcon
  /** Its own words, with what was found in them; of what is private, only what it is and with whom. */
  title: Excerpt
  /** "1:1 · 15 Nov" */
  kind: string
  route: Route
  /** What was found elsewhere in it; its text is empty where the title shows all of it. */
  excerpt: Excerpt
  /** Its words are only for the user's own eyes. */
  isPrivate: boolean
}

/** `undefined` for what has no screen of its own. */
export function describeFound(found: Found, views: WorkspaceViews, rows: RowStore): FoundView | undefined {
  if (!isKnownKind(found.kind)) return undefined
  return describe(found.kind, found, views, rows)
}

function describe<Name extends KindName>(
  kind: Name,
  { id, excerpt }: Found,
  views: WorkspaceViews,
  rows: RowStore,
): FoundView | undefined {
  const row = rows.get(kind, id)
  const route = row && recordViews[kind].routeOf(row)
  const words = row && wordsOf(kind, row, views, rows)
  if (!route || !words) return undefined
  const raw = row.fields as Record<string, unknown>
  // What is found may stand in a field that is private, such as a worry of a person, or in a person's working notes.
  const hasPrivateWords = allKinds[kind].privateFields.some((field) => raw[field])
  const isPrivate = kind === 'person' || allKinds[kind].isPrivate(raw) || hasPrivateWords
  const { title, rest } = splitExcerpt(words.title, excerpt)
  return { id, icon: recordViews[kind].icon, route, title, kind: words.kind, excerpt: rest, isPrivate }
}

/** What it is called, and what it is. */
function wordsOf<Name extends KindName>(
  kind: Name,
  { id, fields }: RowOf<Name>,
  views: WorkspaceViews,
  rows: RowStore,
): { title: string; kind: string } | undefined {
  const { one } = allKinds[kind].words
  const raw = fields as Record<string, unknown>
  if (kind === 'person') {
    const person = rows.get('person', id)
    const what = person && [relationWords[person.fields.relation], person.fields.role]
    return {
      title: allKinds.person.titleOf(raw) || 'No name yet',
      kind: (what ?? []).filter(Boolean).join(' · '),
    }
  }
  if (kind === 'meeting') {
    const view = views.meetings.find(({ meeting }) => meeting.id === id)
    const { nowMs, zone } = views.viewpoint
    return (
      view && {
        title: view.title,
        kind: view.time ? `${one} · ${shortDate(view.time.startMs, nowMs, zone)}` : one,
      }
    )
  }
  const personId = raw['personId']
  const name = (typeof personId === 'string' && rows.get('person', personId)?.fields.name) || ''
  const what = name ? `${one} · ${name}` : one
  const own = allKinds[kind].isPrivate(raw) ? '' : allKinds[kind].titleOf(raw)
  return own ? { title: own, kind: what } : { title: what, kind: '' }
}
