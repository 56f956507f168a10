import { AttachmentNode } from '../schema/attachment-node'
import type { AttachmentHost } from './attachment-host'
import { AttachmentKeys } from './attachment-keys'
import { AttachmentView } from './attachment-view'

/** The image or file with its view, and the keys that go to that. */
export function attachmentWithView(host: AttachmentHost) {
  const views = new WeakMap<Node, AttachmentView>()
  return {
    node: AttachmentNode.extend({
      addNodeView() {
        return ({ node, view, getPos }) => {
          const shown = new AttachmentView(node, view, getPos, host)
          views.set(shown.dom, shown)
          return shown
        }
      },
    }),
    keys: AttachmentKeys.configure({ viewOf: (dom: Node) => views.get(dom) }),
  }
}
