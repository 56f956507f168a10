import { Extension } from '@tiptap/core'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { documentLinkType } from '@shared/body/body-node'
import { completion } from '../menus/completion'
import { insertInline } from '../menus/inline-completions'
import type { LinkChoice, LinkHost } from './link-host'

/** Alt+Enter opens the link beside the caret, as a click on it does. */
export const OpenLinkKey = Extension.create<{ open: (id: string) => void }>({
  name: 'openLinkKey',
  addKeyboardShortcuts() {
    return {
      'Alt-Enter': ({ editor }) => {
        const { $head } = editor.state.selection
        const beside = [$head.nodeBefore, $head.nodeAfter].find(
          (node) => node?.type.name === documentLinkType,
        )
        // Choosing one leaves a space behind it, and the caret behind that.
        const inLine = beside ?? lastLinkBefore($head)
        if (!inLine) return false
        this.options.open(String(inLine.attrs['id']))
        return true
      },
    }
  },
})

function lastLinkBefore($head: ResolvedPos): Node | undefined {
  let last: Node | undefined
  $head.parent.forEach((node, offset) => {
    if (offset < $head.parentOffset && node.type.name === documentLinkType) last = node
  })
  return last
}

/** `[[` and some words of what is to be linked. */
export function linkCompletion(host: LinkHost) {
  return completion<LinkChoice>({
    name: 'linkCompletion',
    char: '[[',
    allowsSpaces: true,
    label: 'Links',
    // Who closes the brackets by hand means what stands first.
    choices: (query) => host.find(query.replace(/\]+$/, '')),
    choose: ({ id, written }, editor, range) =>
      insertInline(editor, range, documentLinkType, { id, label: written }),
  })
}
