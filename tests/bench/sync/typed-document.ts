import * as Y from 'yjs'
import { bodyFragmentName } from '@shared/body/body-node'

/** A body of one paragraph, into which one character after the other is typed. */
export class TypedDocument {
  private readonly text = new Y.XmlText()

  constructor(document: Y.Doc) {
    const paragraph = new Y.XmlElement('paragraph')
    document.transact(() => {
      paragraph.insert(0, [this.text])
      document.getXmlFragment(bodyFragmentName).insert(0, [paragraph])
    })
  }

  type(): void {
    this.text.insert(this.text.length, 'x')
  }
}

/** How many characters have arrived in a document that another device types in. */
export function typedCount(document: Y.Doc): number {
  const [paragraph] = document.getXmlFragment(bodyFragmentName).toArray()
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
  return text instanceof Y.XmlText ? text.length : 0
}
