import { parseItemReference } from '@shared/body/agenda-item'
import type { BodyNode } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import { withRecordWords, type FindRecord } from '@shared/domain/follow-through/items-of-records'
import type { BodySession } from './body-session'
import type { BodySessions } from './body-sessions'

/** A body as it is written now; items that stand for a record with that record's words. */
export async function bodyNodes(
  sessions: BodySessions,
  documentId: string,
  recordOf: FindRecord,
): Promise<BodyNode[]> {
  const session = sessions.acquire(documentId)
  try {
    await opened(session)
    return withRecordWords(readBody(session.document), recordOf)
  } finally {
    sessions.release(session)
  }
}

/** Resolves once the vault's state of a body is in its document. */
function opened(session: BodySession): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const { state } = session
      if (state.kind === 'opening') return
      unsubscribe()
      if (state.kind === 'failed') reject(new Error(state.message))
      else resolve()
    }
    const unsubscribe = session.subscribe(look)
    look()
  })
}

/** The items of past meetings that these nodes show, by `ref`, as they are written there. */
export async function pastItems(
  sessions: BodySessions,
  nodes: readonly BodyNode[],
  recordOf: FindRecord,
): Promise<ReadonlyMap<string, BodyNode>> {
  const refs = new Set(blocksIn(nodes).flatMap(({ attrs }) => String(attrs?.['ref'] ?? '')))
  const found = new Map<string, BodyNode>()
  for (const ref of refs) {
    const reference = parseItemReference(ref)
    if (!reference) continue
    const past = await bodyNodes(sessions, reference.meetingId, recordOf)
    const item = blocksIn(past).find(({ attrs }) => attrs?.['id'] === reference.itemId)
    if (item) found.set(ref, item)
  }
  return found
}

function blocksIn(nodes: readonly BodyNode[]): BodyNode[] {
  return nodes.flatMap((node) => [
    ...(node.type === 'agendaItem' ? [node] : []),
    ...blocksIn(node.content ?? []),
  ])
}
