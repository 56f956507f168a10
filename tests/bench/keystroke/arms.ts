import { Editor, type Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { TableKit } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { createRoot } from 'react-dom/client'
import { IndexeddbPersistence } from 'y-indexeddb'
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

const paragraphs = 2000
const paragraphsInItem = 20
const line = (index: number) =>
  `Line ${index}: trial users who meet billing before value leave twice as often.`

const armNames = ['tiptap', 'collaboration', 'leadup'] as const
export type ArmName = (typeof armNames)[number]

/** Puts one editor with 2,000 paragraphs on the page. Resolves once it can be typed in. */
export async function mountArm(name: ArmName, element: HTMLElement): Promise<void> {
  if (name === 'leadup') await mountLeadup(element)
  else await mountBare(name, element)
}

async function mountBare(name: ArmName, element: HTMLElement): Promise<void> {
  const nodes = Array.from({ length: paragraphs }, (_, index) => paragraph(line(index)))
  const isShared = name === 'collaboration'
  const document = new Y.Doc()
  if (isShared) {
    await new IndexeddbPersistence(`bench-${crypto.randomUUID()}`, document).whenSynced
    appendNodes(document, nodes)
  }
  const base: Extensions = [
    StarterKit.configure(isShared ? { undoRedo: false } : {}),
    TableKit,
    TaskList,
    TaskItem,
  ]
  const editor = new Editor({
    element,
    extensions: isShared
      ? [...base, Collaboration.configure({ fragment: document.getXmlFragment('body') })]
      : base,
    ...(isShared ? {} : { content: { type: 'doc', content: nodes } }),
  })
  if (editor.isDestroyed) throw new Error('the editor did not open')
}

/** The editor as the app mounts it: its own component, stores and history, and a vault that answers at once. */
async function mountLeadup(element: HTMLElement): Promise<void> {
  const stored = new Y.Doc()
  const nodes: BodyNode[] = Array.from({ length: paragraphs / paragraphsInItem }, (_, item) => {
    const lines = Array.from({ length: paragraphsInItem }, (_, index) =>
      line(item * paragraphsInItem + index),
    )
    const [headline = '', ...detail] = lines
    return agendaItem(`item-${item}`, 'discuss', headline, { content: detail.map((text) => paragraph(text)) })
  })
  appendNodes(stored, nodes)
  const answers: Record<string, unknown> = {
    'bodies.open': {
      update: Y.encodeStateAsUpdate(stored),
      stateVector: Y.encodeStateVector(stored),
    },
    'bodies.push': {},
    'workspace.info': {
      workspaceId: 'bench',
      incarnation: crypto.randomUUID(),
      isSample: true,
      version: '',
      platform: '',
      notices: [],
    },
    'rows.list': '[]',
    'projections.read': [],
  }
  // A call leaves the window as a message does: what that costs counts.
  const wire = new MessageChannel().port1
  const leadup = {
    call: async (called: string, args: unknown) => {
      wire.postMessage(args, [])
      return { ok: true, result: answers[called] ?? {} }
    },
    listen: () => () => undefined,
  }
  Object.assign(window, { leadup })

  const { session, rows, projections, routes, bodies } = await openWindowSession()
  const isOpen = Promise.withResolvers<void>()
  createRoot(element).render(
    <WindowSessionContext value={session}>
      <RowStoreContext value={rows}>
        <ProjectionStoreContext value={projections}>
          <BodySessionsContext value={bodies}>
            <RouteContext value={routes}>
              <BodyEditor
                documentId="bench-agenda"
                mode="agenda"
                label="Agenda"
                onHandle={(handle) => handle && isOpen.resolve()}
              />
            </RouteContext>
          </BodySessionsContext>
        </ProjectionStoreContext>
      </RowStoreContext>
    </WindowSessionContext>,
  )
  await isOpen.promise
}
