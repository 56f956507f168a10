import './follow-through.css'
import { useRef, type ComponentType, type ReactNode } from 'react'
import type { TypedRow } from '@shared/documents/document'
import { useRoutes } from '../../app/route'
import { useRow } from '../../documents/use-rows'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { Tabs } from '../../ui/Tabs'
import type { VirtualRowsHandle } from '../../ui/VirtualRows'
import { ActionsSection } from './ActionsSection'
import { FeedbackSection } from './FeedbackSection'
import { OpenerPane } from './OpenerPane'
import { OpenersSection } from './OpenersSection'
import { RecordPane } from './RecordPane'
import { ActionPane, FeedbackPane, WinPane } from './RecordPanes'
import type { SectionPlace } from './RecordSection'
import { OutlookContext, useNewOutlook } from './use-follow-through'
import { WinsSection } from './WinsSection'

/** The parts of the screen, each with the kind of its records. */
const sections = [
  { id: 'actions', label: 'Actions', one: 'Action', kind: 'action', List: ActionsSection },
  { id: 'feedback', label: 'Feedback', one: 'Feedback', kind: 'note', List: FeedbackSection },
  { id: 'openers', label: 'Openers', one: 'Opener', kind: 'opener', List: OpenersSection },
  { id: 'wins', label: 'Wins', one: 'Win', kind: 'win', List: WinsSection },
] as const

interface FollowThroughScreenProps {
  section: string | undefined
  /** The record that is shown beside the list. */
  id: string | undefined
}

/** What was promised, said and asked, until it is done, shown and answered; and what came of it. */
export function FollowThroughScreen({ section, id }: FollowThroughScreenProps) {
  const outlook = useNewOutlook()
  const routes = useRoutes()
  const list = useRef<VirtualRowsHandle>(null)
  const chosen = sections.find((known) => known.id === section) ?? sections[0]
  const pane = usePane(chosen.kind, id ?? null)
  const show = (next: string, recordId?: string) =>
    routes.replace({ screen: 'follow-through', section: next, ...(recordId ? { id: recordId } : {}) })
  const close = () => {
    show(chosen.id)
    list.current?.focus(id)
  }
  const place: SectionPlace = {
    openId: pane ? id : undefined,
    onOpen: (recordId) => show(chosen.id, recordId),
    ref: list,
  }
  const content = (List: ComponentType<SectionPlace>) =>
    outlook ? <List {...place} /> : <Skeleton rows={5} />
  const inOutlook = (children: ReactNode) => <OutlookContext value={outlook}>{children}</OutlookContext>

  return inOutlook(
    <Screen
      label="Follow-through"
      lead={<h1 className="screen-name">Follow-through</h1>}
      {...(pane && outlook
        ? {
            shelf: {
              label: chosen.one,
              content: (
                <RecordPane key={id} heading={chosen.one} onClose={close}>
                  {pane}
                </RecordPane>
              ),
            },
          }
        : {})}
    >
      <div className="follow-through">
        <Tabs
          label="Parts of Follow-through"
          selected={chosen.id}
          onSelect={(next) => show(next)}
          tabs={sections.map(({ id: sectionId, label, List }) => ({
            id: sectionId,
            label,
            content: content(List),
          }))}
        />
      </div>
    </Screen>,
  )
}

/** A record in full; `undefined` where there is none to show. */
function usePane(kind: (typeof sections)[number]['kind'], id: string | null): ReactNode {
  const action = shown(useRow('action', kind === 'action' ? id : null))
  const note = shown(useRow('note', kind === 'note' ? id : null))
  const opener = shown(useRow('opener', kind === 'opener' ? id : null))
  const win = shown(useRow('win', kind === 'win' ? id : null))
  if (action) return <ActionPane action={action} />
  if (note) return <FeedbackPane note={note} />
  if (opener) return <OpenerPane opener={opener} />
  return win && <WinPane win={win} />
}

function shown<Row extends TypedRow<{ trashedAt: string | null }>>(row: Row | undefined): Row | undefined {
  return row?.fields.trashedAt === null ? row : undefined
}
