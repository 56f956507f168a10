import { forgetDocument } from '../../../src/main/vault/forget-document.ts'
import type { SimulatedDevice } from './simulated-device.ts'

/** Has a device forget a document, body and all, so that its checkpoints cover what they do not hold. */
export function forgetWhole({ connection, vault }: SimulatedDevice, id: string): void {
  vault.transaction(() => forgetDocument(connection, id))
  for (const table of ['body_states', 'body_updates']) {
    connection.run(`delete from ${table} where document_id = ?`, id)
  }
  vault.forgetBodies()
}
