import type { Editor } from '@tiptap/core'
import * as Y from 'yjs'
import { appendNodes } from '@shared/body/write-body'
import type { BodyNode } from '@shared/body/body-node'
import type { BodyProjection } from '@shared/body/project-body'
import type { ProjectionStore } from '../../src/renderer/documents/projection-store'
import { createBodyEditor, type EditorHost } from '../../src/renderer/editor/create-editor'
import { ItemViews } from '../../src/renderer/editor/item/item-views'

export interface OpenedEditor {
  editor: Editor
  document: Y.Doc
  host: EditorHost & { ticked: unknown[]; said: string[]; known: Map<string, BodyProjection> }
  close: () => void
}

/** An editor as the app creates it, on a body with these nodes, in jsdom: for what needs no layout. */
export function openEditor(
  nodes: readonly BodyNode[] | Y.Doc,
  { mode = 'agenda' as 'agenda' | 'notes', people = [] as { id: string; name: string; role: string }[] } = {},
): OpenedEditor {
  const document = nodes instanceof Y.Doc ? nodes : new Y.Doc()
  if (!(nodes instanceof Y.Doc) && nodes.length > 0) appendNodes(document, nodes)
  const known = new Map<string, BodyProjection>()
  let lastId = 0
  const host = {
    known,
    ticked: [] as unknown[],
    said: [] as string[],
    views: new ItemViews(),
    projections: {
      get: (id: string) => known.get(id),
      want: () => undefined,
      subscribe: () => () => undefined,
    } as unknown as ProjectionStore,
    newId: () => `new-${(lastId += 1)}`,
    tickPast: (reference: unknown, ticked: boolean) => host.ticked.push({ reference, ticked }),
    people: () => people,
    tags: () => ['hiring', 'pricing'],
    say: (text: string) => host.said.push(text),
    openLink: () => undefined,
  }
  const element = globalThis.document.createElement('div')
  globalThis.document.body.append(element)
  const editor = createBodyEditor(document, {
    element,
    mode,
    label: () => 'Agenda',
    isSpellChecked: () => false,
    host,
  })
  const close = () => {
    editor.destroy()
    element.remove()
  }
  return { editor, document, host: host as unknown as OpenedEditor['host'], close }
}

/** Presses a key as the view would hear it. Returns whether the editor took it. */
export function press(editor: Editor, key: string, modifiers: Partial<KeyboardEventInit> = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers })
  return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) ?? false
}

/** Types a text, a character at a time, so that input rules and menus see it. */
export function type(editor: Editor, text: string): void {
  for (const character of text) {
    const { from, to } = editor.state.selection
    const insert = () => editor.state.tr.insertText(character, from, to)
    const isTaken = editor.view.someProp('handleTextInput', (handle) =>
      handle(editor.view, from, to, character, insert),
    )
    if (!isTaken) editor.view.dispatch(insert())
  }
}

/** The blocks, in one line each: `ask(5): headline | detail`, `p: text`. The caret is `‸`. */
export function outline(editor: Editor): string[] {
  const { doc, selection } = editor.state
  const lines: string[] = []
  doc.forEach((node, position) => {
    const texts: string[] = []
    const gather = (inner: typeof node, start: number) => {
      if (!inner.isTextblock) {
        inner.forEach((child, offset) => gather(child, start + 1 + offset))
        return
      }
      let text = inner.textBetween(0, inner.content.size, '', (leaf) => String(leaf.attrs['label'] ?? '⏎'))
      const caret = selection.head - start - 1
      if (caret >= 0 && caret <= inner.content.size) text = `${text.slice(0, caret)}‸${text.slice(caret)}`
      texts.push(text)
    }
    gather(node, position)
    const { kind, minutes, ticked } = node.attrs
    const name = node.type.name === 'agendaItem' ? `${kind}(${minutes})${ticked ? '✓' : ''}` : node.type.name
    lines.push(`${name}: ${texts.join(' | ')}`)
  })
  return lines
}
