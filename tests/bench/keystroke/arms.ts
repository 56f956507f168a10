import { Editor, type Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { TableKit } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { paragraph } from '@shared/body/body-node'
import { appendNodes } from '@shared/body/write-body'
import { line, paragraphs } from './lines'
import { mountDesk, mountLeadup } from './mount-leadup'

const armNames = ['tiptap', 'collaboration', 'leadup', 'desk'] as const
export type ArmName = (typeof armNames)[number]

/** Puts one editor with 2,000 paragraphs on the page. Resolves once it can be typed in. */
export async function mountArm(name: ArmName, element: HTMLElement): Promise<void> {
  if (name === 'leadup') await mountLeadup(element)
  else if (name === 'desk') await mountDesk(element)
  else await mountBare(name, element)
}

async function mountBare(name: 'tiptap' | 'collaboration', element: HTMLElement): Promise<void> {
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
