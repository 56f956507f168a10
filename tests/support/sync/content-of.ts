import * as Y from 'yjs'
import { plainText } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import type { SimulatedDevice } from './simulated-device.ts'

const none: ReadonlySet<string> = new Set()

/** Everything a device holds of the workspace, and what it derives from it, to be compared with another's. */
export function contentOf(
  { connection, vault }: Pick<SimulatedDevice, 'connection' | 'vault'>,
  except: ReadonlySet<string> = none,
) {
  const isMeant = ({ id }: { id: string }) => !except.has(id)
  const fields = connection
    .all<{ id: string }>('select document_id as id, name, value, clock from fields order by 1, 2')
    .filter(isMeant)
  const rows = connection
    .all<{ id: string }>('select id, kind, fields, trashed_at from documents order by 1')
    .filter(isMeant)
  const ids = connection
    .all<{ id: string }>(
      'select document_id as id from body_states union select document_id from body_updates order by 1',
    )
    .filter(isMeant)
  const texts: Record<string, string[]> = {}
  for (const { id } of ids) {
    const document = new Y.Doc()
    const state = vault.bodyState(id)
    if (state) Y.applyUpdate(document, state)
    texts[id] = plainText(readBody(document)).split('\n')
  }
  return { fields, rows, texts }
}
