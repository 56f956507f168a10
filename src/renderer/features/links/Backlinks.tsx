import { allKinds, isKnownKind, type KindName } from '@shared/documents/kinds/all-kinds'
import { localZone, useNow } from '../../app/use-now'
import { useRoutes, type Route } from '../../app/route'
import type { RowStore } from '../../documents/row-store'
import { useEveryKind, useRowStore } from '../../documents/use-rows'
import { OpenList, OpenRow } from '../../ui/OpenList'
import { SectionHeading } from '../../ui/SectionHeading'
import type { Viewpoint } from '../meetings/meeting-view'
import { recordTitle } from '../records/record-title'
import { recordViews } from '../records/record-views'
import { useLinking } from './use-linking'

/** What links a document: the other side of each link. Nothing where nothing does. */
export function Backlinks({ id }: { id: string }) {
  const linking = useLinking(id)
  const routes = useRoutes()
  const rows = useRowStore()
  const areRowsThere = useEveryKind()
  const viewpoint = { nowMs: useNow(), zone: localZone() }
  if (!areRowsThere) return null
  const shown = linking.flatMap(({ id: otherId, kind }) =>
    isKnownKind(kind) ? (describe(kind, otherId, rows, viewpoint) ?? []) : [],
  )
  if (shown.length === 0) return null
  return (
    <section aria-labelledby="backlinks">
      <SectionHeading id="backlinks">Linked from</SectionHeading>
      <OpenList
        label="Linked from"
        onOpen={(chosen) => {
          const route = shown.find((other) => other.id === chosen)?.route
          if (route) routes.go(route)
        }}
      >
        {shown.map(({ id: otherId, title, icon: Icon, what, isPrivate }) => (
          <OpenRow
            key={otherId}
            id={otherId}
            text={title}
            lead={<Icon aria-hidden size={16} strokeWidth={1.75} />}
            title={title}
            detail={what}
            isPrivate={isPrivate}
          />
        ))}
      </OpenList>
    </section>
  )
}

function describe<Name extends KindName>(kind: Name, id: string, rows: RowStore, viewpoint: Viewpoint) {
  const row = rows.get(kind, id)
  const { icon, routeOf } = recordViews[kind]
  const route: Route | undefined = row && routeOf(row)
  if (!row || !route || (row.fields as { trashedAt: string | null }).trashedAt !== null) return undefined
  return {
    id,
    icon,
    route,
    title: recordTitle(kind, row, rows, viewpoint),
    what: allKinds[kind].words.one,
    // The text of a person is working notes: that they name something is private as they are.
    isPrivate: kind === 'person',
  }
}
