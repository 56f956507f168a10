import type { Editor, Range } from '@tiptap/core'
import { agendaItemKinds, type AgendaItemKind } from '@shared/body/agenda-item'
import { kindWords } from '../item/item-kinds'
import { changeKind } from '../keys/change-kind'
import { isInHeadline, itemAround } from '../keys/find-item'
import { beginLine } from '../keys/lines'
import { insertItemHere, type NewId } from '../keys/new-items'
import { completion } from './completion'
import type { Choice } from './popup-list'

interface BlockChoice extends Choice {
  /** Other words that find it. */
  keywords: string
  apply: (editor: Editor, range: Range) => void
}

type Chain = ReturnType<Editor['chain']>

/** The menu that a slash opens: the kinds of agenda item first, then blocks. */
export function blockMenu({
  newId,
  isAgenda,
  chooseFiles,
  noteFromLine,
  handle,
}: {
  newId: NewId
  isAgenda: boolean
  /** Asks the user for files and adds them at the caret. */
  chooseFiles: (editor: Editor) => void
  /** Makes a note about the person of the line the caret is in. */
  noteFromLine: () => void
  /** Takes the item that begins at this position off, as handled by the user. */
  handle: (position: number) => void
}) {
  const kinds = isAgenda ? agendaItemKinds.map((kind) => kindChoice(kind, newId)) : []
  const notes = isAgenda ? [noteChoice(noteFromLine)] : []
  const lines = isAgenda ? [listenChoice, handledChoice(handle)] : []
  const all = [...kinds, ...lines, ...blocks, fileChoice(chooseFiles), ...notes]
  return completion<BlockChoice>({
    name: 'blockMenu',
    char: '/',
    label: 'Blocks',
    choices: (query) => filterBlocks(all, query),
    choose: (choice, editor, range) => choice.apply(editor, range),
  })
}

/** Those whose name begins with the query first, then those that a keyword finds. */
function filterBlocks(all: BlockChoice[], query: string): BlockChoice[] {
  const wanted = query.toLowerCase()
  const begins = (text: string) =>
    text
      .toLowerCase()
      .split(/[\s-]+/)
      .some((word) => word.startsWith(wanted))
  const byName = all.filter(({ label }) => begins(label))
  return [...byName, ...all.filter((choice) => !byName.includes(choice) && begins(choice.keywords))]
}

function kindChoice(kind: AgendaItemKind, newId: NewId): BlockChoice {
  const { label, hint } = kindWords(kind)
  return {
    id: kind,
    label,
    hint,
    keywords: 'item agenda',
    apply: (editor, range) => {
      editor.view.dispatch(editor.state.tr.delete(range.from, range.to))
      const { $from } = editor.state.selection
      const item = itemAround($from)
      const isEmptyHeadline = item && isInHeadline($from, item) && $from.parent.content.size === 0
      if (!isEmptyHeadline) {
        insertItemHere(editor.view, { id: newId(), kind, hasForm: true })
        return
      }
      // An item that says nothing yet becomes one of this kind.
      changeKind(editor.view, item.position, kind)
    },
  }
}

/** What to listen for: at the end of the item the caret is in, or a line of its own. */
const listenChoice: BlockChoice = {
  id: 'listen',
  label: 'Listen for…',
  hint: 'Only you see it; in no brief',
  keywords: 'hear notice watch private',
  apply: (editor, range) => {
    editor.view.dispatch(editor.state.tr.delete(range.from, range.to))
    beginLine(editor.view, 'listen')
  },
}

function handledChoice(handle: (position: number) => void): BlockChoice {
  return {
    id: 'handled',
    label: 'Handled without you',
    hint: 'I’ll handle it: one line is left of it',
    keywords: 'i’ll handle it done myself solved',
    apply: (editor, range) => {
      editor.view.dispatch(editor.state.tr.delete(range.from, range.to))
      const item = itemAround(editor.state.selection.$from)
      if (item) handle(item.position)
      else beginLine(editor.view, 'handled')
    },
  }
}

function fileChoice(chooseFiles: (editor: Editor) => void): BlockChoice {
  return {
    id: 'file',
    label: 'Image or file',
    hint: 'From this computer',
    keywords: 'picture photo screenshot attachment document upload',
    apply: (editor, range) => {
      editor.chain().focus().deleteRange(range).run()
      chooseFiles(editor)
    },
  }
}

function noteChoice(noteFromLine: () => void): BlockChoice {
  return {
    id: 'note',
    label: 'Note about this person',
    hint: 'This line, kept with them; only for you',
    keywords: 'goal worry blind spot heard feedback working',
    apply: (editor, range) => {
      editor.chain().focus().deleteRange(range).run()
      noteFromLine()
    },
  }
}

function block(
  id: string,
  label: string,
  hint: string,
  keywords: string,
  change: (chain: Chain) => Chain,
): BlockChoice {
  return {
    id,
    label,
    hint,
    keywords,
    apply: (editor, range) => {
      change(editor.chain().focus().deleteRange(range)).run()
    },
  }
}

const blocks: BlockChoice[] = [
  block('text', 'Text', 'A plain line', 'paragraph line', (chain) => chain.setNode('paragraph')),
  block('heading-1', 'Large heading', 'Begins a part', 'heading title h1', (chain) =>
    chain.setNode('heading', { level: 1 }),
  ),
  block('heading-2', 'Heading', 'Begins a section', 'title h2', (chain) =>
    chain.setNode('heading', { level: 2 }),
  ),
  block('heading-3', 'Small heading', 'Begins a passage', 'title h3', (chain) =>
    chain.setNode('heading', { level: 3 }),
  ),
  block('bullets', 'Bulleted list', 'Points in any order', 'bullets points unordered ul', (chain) =>
    chain.toggleBulletList(),
  ),
  block('numbers', 'Numbered list', 'Steps, or things to refer to', 'ordered ol steps', (chain) =>
    chain.toggleOrderedList(),
  ),
  block('tasks', 'Task list', 'Things to tick off', 'todo checkbox checklist', (chain) =>
    chain.toggleTaskList(),
  ),
  block('quote', 'Quote', 'In somebody’s own words', 'blockquote said citation', (chain) =>
    chain.toggleBlockquote(),
  ),
  block('code', 'Code', 'As it is, in one width', 'preformatted snippet', (chain) =>
    chain.setNode('codeBlock'),
  ),
  block('divider', 'Divider', 'A line between two parts', 'rule separator hr', (chain) =>
    chain.setHorizontalRule(),
  ),
  block('table', 'Table', 'Rows and columns', 'grid', (chain) =>
    chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  ),
]
