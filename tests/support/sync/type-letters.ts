import * as Y from 'yjs'
import { bodyFragmentName } from '@shared/body/body-node'
import type { SimulatedDevice } from './simulated-device.ts'

/** Types a word into a paragraph of its own, each letter an update, as an open editor does. */
export async function typeLetters({ vault }: SimulatedDevice, id: string, word: string): Promise<void> {
  const document = new Y.Doc()
  const state = vault.bodyState(id)
  if (state) Y.applyUpdate(document, state)
  const text = new Y.XmlText()
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  document.transact(() => {
    const block = new Y.XmlElement('paragraph')
    block.insert(0, [text])
    document.getXmlFragment(bodyFragmentName).push([block])
  })
  for (const [at, letter] of [...word].entries()) text.insert(at, letter)
  for (const [number, update] of updates.entries()) {
    const commandId = `${word} ${number}`
    await vault.commit({ commandId, fields: [], bodies: [{ documentId: id, update }] })
  }
}
