import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import * as Y from 'yjs'
import { agendaItem } from '@shared/body/agenda-item'
import { paragraph, type BodyNode } from '@shared/body/body-node'
import { appendNodes } from '@shared/body/write-body'
import { openWindowSession } from '../../../src/renderer/app/open-window-session'
import { RouteContext } from '../../../src/renderer/app/route'
import { WindowSessionContext } from '../../../src/renderer/app/window-session'
import { BodySessionsContext } from '../../../src/renderer/documents/use-body-session'
import { ProjectionStoreContext } from '../../../src/renderer/documents/use-projections'
import { RowStoreContext } from '../../../src/renderer/documents/use-rows'
import { BodyEditor } from '../../../src/renderer/editor/BodyEditor'
import { PrepScreen } from '../../../src/renderer/features/prep/PrepScreen'
import { createRandom } from '../../support/random.ts'
import { recordsOfPerson, type BenchRow, type RecordsOfPerson } from '../records-of-person'
import { line, paragraphs } from './lines'

const paragraphsInItem = 20
/** The 1:1 ahead. */
const meetingId = 'meeting-0'

/** The editor as the app mounts it: its own component, stores and history, and a vault that answers at once. */
export async function mountLeadup(element: HTMLElement): Promise<void> {
  const isOpen = Promise.withResolvers<void>()
  answerAsVault(undefined)
  await render(
    element,
    <BodyEditor
      documentId={meetingId}
      mode="agenda"
      label="Agenda"
      onHandle={(handle) => handle && isOpen.resolve()}
    />,
  )
  await isOpen.promise
}

/** The same agenda on the desk of a person with 2,000 linked records: shelf, openers and prep check beside it. */
export async function mountDesk(element: HTMLElement): Promise<void> {
  answerAsVault(recordsOfPerson(createRandom(17), Date.now()))
  await render(element, <PrepScreen id={meetingId} itemId={undefined} />)
  await isThere('.ProseMirror')
  await isThere('.shelf-card')
  await isThere('.finding-text, .prep-ready')
}

async function render(element: HTMLElement, shown: ReactNode): Promise<void> {
  const { session, rows, projections, routes, bodies, onDrawn } = await openWindowSession()
  createRoot(element).render(
    <WindowSessionContext value={session}>
      <RowStoreContext value={rows}>
        <ProjectionStoreContext value={projections}>
          <BodySessionsContext value={bodies}>
            <RouteContext value={routes}>{shown}</RouteContext>
          </BodySessionsContext>
        </ProjectionStoreContext>
      </RowStoreContext>
    </WindowSessionContext>,
  )
  onDrawn()
}

/** The calls of a window, answered by what a vault with these records would say. */
function answerAsVault(records: RecordsOfPerson | undefined): void {
  const stored = new Y.Doc()
  appendNodes(stored, longAgenda())
  const rows: BenchRow[] = records ? [records.person, ...Object.values(records.rows).flat()] : []
  const answers: Record<string, (args: never) => unknown> = {
    'bodies.open': () => ({
      update: Y.encodeStateAsUpdate(stored),
      stateVector: Y.encodeStateVector(stored),
    }),
    'workspace.info': () => ({
      workspaceId: 'bench',
      incarnation: crypto.randomUUID(),
      isSample: true,
      version: '',
      platform: '',
      notices: [],
    }),
    'deviceState.read': () => null,
    'search.linking': () => [],
    'rows.list': ({ kinds }: { kinds: string[] }) =>
      JSON.stringify(rows.filter(({ kind }) => kinds.includes(kind))),
    'projections.read': ({ ids }: { ids: string[] }) =>
      ids.flatMap((id) => {
        const projection = records?.agendas.get(id)
        return projection ? [{ id, projection }] : []
      }),
  }
  // A call leaves the window as a message does: what that costs counts.
  const wire = new MessageChannel().port1
  const leadup = {
    call: async (called: string, args: unknown) => {
      wire.postMessage(args, [])
      return { ok: true, result: answers[called]?.(args as never) ?? {} }
    },
    listen: () => () => undefined,
  }
  Object.assign(window, { leadup })
}

function longAgenda(): BodyNode[] {
  return Array.from({ length: paragraphs / paragraphsInItem }, (_, item) => {
    const lines = Array.from({ length: paragraphsInItem }, (_, index) =>
      line(item * paragraphsInItem + index),
    )
    const [headline = '', ...detail] = lines
    return agendaItem(`item-${item}`, 'discuss', headline, { content: detail.map((text) => paragraph(text)) })
  })
}

/** Resolves in the frame that shows it. */
async function isThere(selector: string): Promise<void> {
  while (!document.querySelector(selector)) await new Promise((resolve) => requestAnimationFrame(resolve))
}
