import type { Editor } from '@tiptap/core'
import * as Y from 'yjs'
import type { Attachment } from '@shared/body/attachment'
import { appendNodes } from '@shared/body/write-body'
import type { BodyNode } from '@shared/body/body-node'
import type { BodyProjection } from '@shared/body/project-body'
import type { Action } from '@shared/documents/kinds/action'
import type { Win } from '@shared/documents/kinds/win'
import type { Availability } from '@shared/ipc/calls/attachments'
import type { ProjectionStore } from '../../src/renderer/documents/projection-store'
import type { LinkChoice, LinkedDocument, LinkHost } from '../../src/renderer/editor/links/link-host'
import type { GivenFile } from '../../src/renderer/editor/attachments/attachment-host'
import { createBodyEditor, type EditorHost } from '../../src/renderer/editor/create-editor'
import { ItemViews } from '../../src/renderer/editor/item/item-views'

/** Keeps files without bytes: what is given becomes a file of one chunk, named by its place in the order. */
class FakeAttachments {
  kept: string[] = []
  opened: string[] = []
  availability: Availability = { state: 'here' }
  /** Runs while a file is being kept: what somebody does meanwhile. */
  meanwhile: () => void = () => undefined
  refuse = new Set<string>()
  given: GivenFile[] = []
  private readonly listeners = new Set<(chunks: ReadonlySet<string>) => void>()

  choose = () => Promise.resolve(this.given)
  keep = async ({ name }: GivenFile): Promise<Attachment> => {
    this.meanwhile()
    if (this.refuse.has(name)) throw new Error(`Not added: ${name}`)
    this.kept.push(name)
    return fakeAttachment(name)
  }
  want = () => Promise.resolve(this.availability)
  onChanged = (listener: (chunks: ReadonlySet<string>) => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  addressOf = (chunks: readonly string[]) => Promise.resolve(`/attachments/token/${chunks.join('.')}`)
  whenNear = (_element: Element, callback: () => void) => {
    queueMicrotask(callback)
    return () => undefined
  }
  open = ({ name }: Attachment) => this.opened.push(name)
  save = () => undefined

  tellChanged(...chunks: string[]): void {
    for (const listener of this.listeners) listener(new Set(chunks))
  }
}

/** A file that was kept; names that end as a picture's do are images. */
export function fakeAttachment(name: string): Attachment {
  const side = name.endsWith('.png') ? 40 : 0
  return {
    id: `id of ${name}`,
    name,
    type: side > 0 ? 'image/png' : 'application/pdf',
    bytes: 2048,
    width: side,
    height: side,
    chunks: [fakeChunkName(name)],
    thumbnail: null,
  }
}

export function fakeChunkName(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64)
}

/** Documents that may be linked, and which of them was opened. */
class FakeLinks implements LinkHost {
  readonly documents = new Map<string, LinkedDocument>()
  readonly opened: string[] = []
  private readonly listeners = new Set<() => void>()

  find(query: string): LinkChoice[] {
    return [...this.documents]
      .filter(([, { title, state }]) => state === 'here' && title.toLowerCase().includes(query.toLowerCase()))
      .map(([id, { title, isPrivate }]) => ({ id, label: title, written: isPrivate ? 'Note' : title }))
  }

  read(id: string): LinkedDocument {
    return this.documents.get(id) ?? { state: 'gone', title: '', isPrivate: false }
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  open(id: string): void {
    this.opened.push(id)
  }

  change(id: string, document: LinkedDocument): void {
    this.documents.set(id, document)
    for (const listener of this.listeners) listener()
  }
}

export interface OpenedEditor {
  editor: Editor
  document: Y.Doc
  host: EditorHost & {
    ticked: unknown[]
    /** Of the actions that items stand for. */
    knownActions: Map<string, Action>
    /** Of the wins that items show. */
    knownWins: Map<string, Win>
    made: unknown[]
    tellActions: () => void
    said: string[]
    known: Map<string, BodyProjection>
    attachments: FakeAttachments
    links: FakeLinks
  }
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
  const knownActions = new Map<string, Action>()
  const knownWins = new Map<string, Win>()
  const listeners = new Set<() => void>()
  let lastId = 0
  const host = {
    known,
    ticked: [] as unknown[],
    said: [] as string[],
    documentId: 'agenda',
    knownActions,
    knownWins,
    winOf: (id: string) => knownWins.get(id),
    made: [] as unknown[],
    tellActions: () => listeners.forEach((listener) => listener()),
    actions: {
      get: (id: string) => knownActions.get(id),
      subscribe: (listener: () => void) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      tick: ({ id }: Action, ticked: boolean) => host.ticked.push({ action: id, ticked }),
      make: (reference: unknown, owedBy: string) => host.made.push({ reference, owedBy }),
      open: (id: string) => host.said.push(`open ${id}`),
      words: ({ fields }: Action) => `${fields.owedBy} ${fields.dueDate}`,
    },
    views: new ItemViews(),
    attachments: new FakeAttachments(),
    projections: {
      get: (id: string) => known.get(id),
      want: () => undefined,
      subscribe: () => () => undefined,
    } as unknown as ProjectionStore,
    newId: () => `new-${(lastId += 1)}`,
    tickPast: (reference: unknown, ticked: boolean) => host.ticked.push({ reference, ticked }),
    people: () => people,
    tags: () => ['hiring', 'pricing'],
    noteFromLine: () => undefined,
    links: new FakeLinks(),
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

/** The blocks, in one line each: `ask(5): headline | detail | part=words`, `p: text`. The caret is `‸`. */
export function outline(editor: Editor): string[] {
  const { doc, selection } = editor.state
  const lines: string[] = []
  doc.forEach((node, position) => {
    const texts: string[] = []
    const gather = (inner: typeof node, start: number) => {
      if (!inner.isTextblock) {
        inner.forEach((child, offset) => gather(child, start + 1 + offset))
        if (inner.type.name === 'attachment') texts.push(`[${inner.attrs['name']}]`)
        return
      }
      let text = inner.textBetween(0, inner.content.size, '', (leaf) => String(leaf.attrs['label'] ?? '⏎'))
      const caret = selection.head - start - 1
      if (caret >= 0 && caret <= inner.content.size) text = `${text.slice(0, caret)}‸${text.slice(caret)}`
      const { part } = inner.attrs
      texts.push(part === undefined ? text : `${part}=${text}`)
    }
    gather(node, position)
    const { kind, minutes, ticked } = node.attrs
    const name = node.type.name === 'agendaItem' ? `${kind}(${minutes})${ticked ? '✓' : ''}` : node.type.name
    lines.push(`${name}: ${texts.join(' | ')}`)
  })
  return lines
}
