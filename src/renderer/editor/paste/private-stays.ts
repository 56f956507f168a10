import { Extension } from '@tiptap/core'
import { Fragment, Slice, type Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { isPrivatePart } from '@shared/body/agenda-part'
import { itemAround } from '../keys/find-item'
import { partNameOf } from '../keys/find-part'

/**
 * What is private by kind does not go along when it stands among what is copied: that is pasted into messages. Cut, it
 * stays where it was. Words selected in such a line alone are the user's to copy.
 */
export const PrivateStays = Extension.create({
  name: 'privateStays',

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('privateStays'),
        props: { transformCopied: withoutPrivate },
        appendTransaction: ([transaction], before, after) =>
          transaction?.getMeta('uiEvent') === 'cut' ? putBack(transaction, before, after) : null,
      }),
    ]
  },
})

function withoutPrivate(slice: Slice): Slice {
  if (isOneLine(slice)) return slice
  const content = withoutPrivateParts(slice.content)
  // Its ends may be others now; closed, each block of it is whole.
  return content === slice.content ? slice : new Slice(content, 0, 0)
}

function withoutPrivateParts(content: Fragment): Fragment {
  const kept = content.content.flatMap((node): Node[] => {
    if (isPrivate(node)) return []
    const inner = withoutPrivateParts(node.content)
    return inner === node.content ? [node] : [node.copy(inner)]
  })
  const isSame =
    kept.length === content.childCount && kept.every((node, index) => node === content.child(index))
  return isSame ? content : Fragment.from(kept)
}

/** Whether a slice is a part of one textblock. */
function isOneLine({ content, openStart, openEnd }: Slice): boolean {
  let only = content.childCount === 1 ? content.firstChild : null
  let depth = 1
  while (only && !only.isTextblock) {
    only = only.childCount === 1 ? only.firstChild : null
    depth += 1
  }
  return only !== null && openStart >= depth && openEnd >= depth
}

/** In the item it was cut from where that is still there, else between items. */
function putBack(cut: Transaction, before: EditorState, after: EditorState): Transaction | null {
  const { $from, $to, from, to } = before.selection
  if ($from.sameParent($to)) return null
  const lines: Node[] = []
  before.doc.nodesBetween(from, to, (node, position) => {
    if (!isPrivate(node)) return
    const start = position + 1
    lines.push(node.cut(Math.max(0, from - start), Math.min(node.content.size, to - start)))
  })
  if (lines.length === 0) return null
  const $at = after.doc.resolve(cut.mapping.map(from))
  const item = itemAround($at)
  const at = item ? item.position + item.node.nodeSize - 1 : $at.depth > 0 ? $at.after(1) : $at.pos
  return after.tr.insert(at, lines)
}

function isPrivate(node: Node): boolean {
  return isPrivatePart(partNameOf(node)) && node.content.size > 0
}
