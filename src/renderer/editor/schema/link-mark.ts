import { InputRule } from '@tiptap/core'
import { Link } from '@tiptap/extension-link'

const allowedSchemes = new Set(['http:', 'https:', 'mailto:'])

/** Whether an address may be a link. SECURITY: everything but web and mail addresses is text, `javascript:` too. */
function isAllowedAddress(address: string): boolean {
  try {
    return allowedSchemes.has(new URL(address).protocol)
  } catch {
    return false
  }
}

/** `[words](address)`, as it stands when its last sign is typed. */
const writtenLink = /\[([^[\]]+)\]\(([^\s()]+)\)$/

/** A link: its address and nothing else, so that no version writes what another has to keep. Never opened in place. */
export const LinkMark = Link.extend({
  addAttributes() {
    return {
      href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('href') },
    }
  },
  // As in a pasted text. What is no address for a link stays as it was typed.
  addInputRules() {
    return [
      new InputRule({
        find: writtenLink,
        handler: ({ state, range: { from, to }, match: [whole, words = '', address = ''] }) => {
          const { tr } = state
          // NOTE: a mention or a line break among the words is one place, and several signs of what is matched.
          const isPlain = state.doc.textBetween(from, to, '', '\ufffc') === whole.slice(0, -1)
          if (!isPlain || !isAllowedAddress(address)) return null
          const end = from + 1 + words.length
          tr.delete(end, to).delete(from, from + 1)
          tr.addMark(from, end - 1, this.type.create({ href: address })).removeStoredMark(this.type)
          return undefined
        },
      }),
    ]
  },
}).configure({
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  defaultProtocol: 'https',
  isAllowedUri: (address) => isAllowedAddress(address),
  HTMLAttributes: { target: null, rel: null },
})
