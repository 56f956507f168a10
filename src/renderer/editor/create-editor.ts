import { Editor, type Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Selection } from '@tiptap/pm/state'
import type { Doc } from 'yjs'
import { bodyFragmentName } from '@shared/body/body-node'
import { AddingFiles, chooseFiles } from './attachments/adding-files'
import { attachmentWithView } from './attachments/attachment'
import type { AttachmentHost } from './attachments/attachment-host'
import { agendaItemWithView } from './item/agenda-item'
import { AgendaPartWithView } from './item/agenda-part'
import type { ItemHost } from './item/item-host'
import { shownWords } from './item/shown-words'
import { takeOverSelection } from './keys/caret-of'
import { AgendaKeys } from './keys/agenda-keys'
import { CaretInText } from './keys/caret-in-text'
import { DragHandle } from './keys/drag-handle'
import { LeaveOneItem, OneItem } from './keys/one-item'
import { LinePlaceholder } from './keys/placeholder'
import { UniqueIds } from './keys/unique-ids'
import { DocumentLinkView } from './links/document-link-view'
import { linkCompletion, OpenLinkKey } from './links/link-completion'
import type { LinkHost } from './links/link-host'
import { blockMenu } from './menus/block-menu'
import { peopleCompletion, tagCompletion, TagOnSpace, type KnownPerson } from './menus/inline-completions'
import { CleanClipboard } from './paste/clean-clipboard'
import { PasteItems } from './paste/paste-items'
import { PrivateStays } from './paste/private-stays'
import { bodyExtensions } from './schema/body-extensions'
import { DocumentLinkNode } from './schema/inline-nodes'

export interface EditorHost extends ItemHost {
  attachments: AttachmentHost
  links: LinkHost
  people(): readonly KnownPerson[]
  tags(): readonly string[]
  /** Makes a note about the person of the line the caret is in. */
  noteFromLine(): void
  /** Says something in passing: that pictures were left out, why a file was not added. */
  say(text: string): void
  /** A link was pressed with Mod, or in a body that is not edited. */
  openLink(address: string): void
}

export interface EditorOptions {
  element: HTMLElement
  mode: 'agenda' | 'notes'
  /** The accessible name, as it is now: a title may change while its text is written. */
  label: () => string
  isSpellChecked: () => boolean
  host: EditorHost
}

const placeholders = {
  agenda: 'Type, or / for a block, @ for a person',
  notes: 'Write, or / for a block, @ for a person',
}

/** The history is the window's; see `UndoStack`. */
const SharedBody = Collaboration.extend({ addKeyboardShortcuts: () => ({}) })

/** An editor bound to a body. The body must be loaded, and `BodyGuard` must have found that it fits. */
export function createBodyEditor(document: Doc, options: EditorOptions): Editor {
  const shared = SharedBody.configure({ fragment: document.getXmlFragment(bodyFragmentName) })
  const editor = createEditor(options, [shared, ...behaviour(options)])
  // The binding's first rendering leaves the caret where the empty document had it, which may be between two texts.
  editor.view.dispatch(editor.state.tr.setSelection(Selection.atStart(editor.state.doc)))
  return editor
}

/** An editor that only shows, bound to nothing. */
export function createBodyReader(content: object, options: EditorOptions): Editor {
  return createEditor(options, [], { content, editable: false })
}

function behaviour({ mode, host }: EditorOptions): Extensions {
  const { newId } = host
  const isAgenda = mode === 'agenda'
  const adding = { attachments: host.attachments, say: (text: string) => host.say(text) }
  return [
    AgendaKeys.configure({
      newId,
      isAgenda,
      tick: (position) => host.views.at(position)?.edits.tick(),
      focusControls: (position) => host.views.at(position)?.focusControls(),
      makeAction: (position, owedBy) => host.views.at(position)?.edits.makeAction(owedBy),
    }),
    OneItem,
    LeaveOneItem,
    LinePlaceholder.configure({ text: placeholders[mode] }),
    CaretInText,
    UniqueIds.configure({ newId, wordsOf: (ref) => shownWords(host, ref) }),
    DragHandle,
    blockMenu({
      newId,
      isAgenda,
      chooseFiles: (editor) => void chooseFiles(editor.view, adding),
      noteFromLine: () => host.noteFromLine(),
      handle: (position) => host.views.at(position)?.edits.handleIt(),
    }),
    peopleCompletion(() => host.people()),
    tagCompletion(() => host.tags()),
    TagOnSpace,
    linkCompletion(host.links),
    OpenLinkKey.configure({ open: (id: string) => host.links.open(id) }),
    AddingFiles.configure(adding),
    PrivateStays,
    PasteItems,
    CleanClipboard.configure({ say: (text: string) => host.say(text) }),
  ]
}

function createEditor(
  { element, label, isSpellChecked, host }: EditorOptions,
  behaviour: Extensions,
  more: { content?: object; editable?: boolean } = {},
): Editor {
  const attachment = attachmentWithView(host.attachments)
  const documentLink = DocumentLinkNode.extend({
    addNodeView() {
      return ({ node }) => new DocumentLinkView(node, host.links)
    },
  })
  const editor = new Editor({
    element,
    // SECURITY: the page's policy allows no style elements; what it needs is in editor.css.
    injectCSS: false,
    // Marks in pasted text are `paste/`'s: the rules of each mark would see one in `2 * 3 * 4`.
    enablePasteRules: ['link'],
    extensions: [
      ...bodyExtensions({
        agendaItem: agendaItemWithView(host),
        agendaPart: AgendaPartWithView,
        attachment: attachment.node,
        documentLink,
      }),
      ...behaviour,
      attachment.keys,
    ],
    editorProps: {
      // Before any plugin's keys.
      handleKeyDown: (view) => {
        takeOverSelection(view)
        return false
      },
      handleClick: (view, _position, event) => {
        const link = event.target instanceof Element ? event.target.closest('a[href]') : null
        if (!link || (view.editable && !event.ctrlKey && !event.metaKey)) return false
        host.openLink(link.getAttribute('href') ?? '')
        return true
      },
    },
    ...more,
  })
  // NOTE: Tiptap copies the attributes it is given, so a function, which reads them anew each time, is set afterwards.
  editor.view.setProps({
    attributes: () => ({
      class: 'body-text',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': label(),
      spellcheck: String(isSpellChecked()),
    }),
  })
  return editor
}
