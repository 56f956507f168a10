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

/** A link: its address and nothing else, so that no version writes what another has to keep. Never opened in place. */
export const LinkMark = Link.extend({
  addAttributes() {
    return {
      href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('href') },
    }
  },
}).configure({
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  defaultProtocol: 'https',
  isAllowedUri: (address) => isAllowedAddress(address),
  HTMLAttributes: { target: null, rel: null },
})
