import * as Y from 'yjs'
import { plainText } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import type { SimulatedDevice } from './simulated-device.ts'

/** Everything a device holds of the workspace, to be compared with another's. */
export function contentOf({ connection, vault }: Pick<SimulatedDevice, 'connection' | 'vault'>) {
  const fields = connection.all('select document_id, name, value, clock from fields order by 1, 2')
  const ids = connection
    .all<{ id: string }>(
      'select document_id as id from body_states union select document_id from body_updates order by 1',
    )
    .map(({ id }) => id)
  const texts: Record<string, string[]> = {}
  for (const id of ids) {
    const document = new Y.Doc()
    const state = vault.bodyState(id)
    if (state) Y.applyUpdate(document, state)
    texts[id] = plainText(readBody(document)).split('\n')
  }
  return { fields, texts }
}
