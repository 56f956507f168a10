import type { Node } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'

/** A place between two blocks of a body, for what is dropped there. */
export interface Gap {
  /** The number of the block that comes after it, counted from the top. */
  at: number
  /** Where it is in the window. */
  top: number
  left: number
  width: number
}

/** The place nearest to this height in the window; never behind an empty last line, which waits to be written in. */
export function gapAt(view: EditorView, clientY: number): Gap {
  const { dom, state } = view
  const { doc } = state
  const { left, width, top: frameTop } = dom.getBoundingClientRect()
  let bottom: number | undefined
  let position = 0
  for (const [at, node] of doc.children.entries()) {
    if (at === doc.childCount - 1 && isEmptyLine(node)) return { at, top: bottom ?? frameTop, left, width }
    const block = view.nodeDOM(position)
    position += node.nodeSize
    if (!(block instanceof Element)) continue
    const box = block.getBoundingClientRect()
    if (clientY < box.top + box.height / 2) {
      return { at, top: bottom === undefined ? box.top : (bottom + box.top) / 2, left, width }
    }
    bottom = box.bottom
  }
  return { at: doc.childCount, top: bottom ?? frameTop, left, width }
}

/** Where the block with this number begins; the end, where there are fewer. */
export function positionOfBlock(doc: Node, at: number): number {
  return doc.children.slice(0, at).reduce((position, { nodeSize }) => position + nodeSize, 0)
}

function isEmptyLine({ type, content }: Node): boolean {
  return type.name === 'paragraph' && content.size === 0
}
