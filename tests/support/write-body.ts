import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import * as Y from 'yjs'
import type { BodyNode } from '@shared/body/body-node'
import { appendNodes } from '@shared/body/write-body'

/** Puts nodes at the end of a body that has none yet, as another device would: a window that shows it learns of it. */
export async function writeBody(page: Page, id: string, nodes: readonly BodyNode[]): Promise<void> {
  const document = new Y.Doc()
  appendNodes(document, nodes)
  const failure = await page.evaluate(
    async ([bodyId, commandId, bytes]) => {
      const { leadup } = window as unknown as {
        leadup: { call(name: string, args: unknown): Promise<{ ok: boolean; message?: string }> }
      }
      const { ok, message } = await leadup.call('bodies.push', {
        id: bodyId,
        commandId,
        update: Uint8Array.from(bytes),
      })
      return ok ? undefined : message
    },
    [id, randomUUID(), [...Y.encodeStateAsUpdate(document)]] as const,
  )
  if (failure !== undefined) throw new Error(failure)
}
