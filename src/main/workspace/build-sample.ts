import { appendNodes, updateFrom } from '@shared/body/write-body'
import { sampleWorkspace } from '@shared/domain/sample-workspace'
import { wallAt } from '@shared/domain/wall-clock'
import type { Workspace } from './workspace'

/** Fills an empty workspace with the sample, its dates around now, in one transaction. */
export async function buildSample(
  workspace: Workspace,
  ports: { nowMs: () => number; zone: () => string },
): Promise<void> {
  const zone = ports.zone()
  const { writes, bodies } = sampleWorkspace({ now: wallAt(ports.nowMs(), zone), zone })
  await workspace.commit({
    commandId: 'build-sample',
    fields: writes.flatMap(({ id, kind, fields }) =>
      Object.entries({ kind, trashedAt: null, ...fields }).map(([field, value]) => ({
        documentId: id,
        field,
        value,
      })),
    ),
    bodies: bodies.flatMap(({ id, nodes }) => {
      const update = updateFrom(undefined, (body) => appendNodes(body, nodes))
      return update ? [{ documentId: id, update }] : []
    }),
  })
}
