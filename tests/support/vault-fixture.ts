import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { paragraph } from '@shared/body/body-node'
import { plainText } from '@shared/body/body-node'
import { readBody } from '@shared/body/read-body'
import { appendNodes, updateFrom } from '@shared/body/write-body'
import { Maintenance } from '../../src/main/vault/maintenance.ts'
import { runMaintenanceTask } from '../../src/main/vault/maintenance-tasks.ts'
import type { OpenedVault } from '../../src/main/vault/open-vault.ts'
import type { RunTask } from '../../src/main/vault/run-in-worker.ts'
import type { Change, Vault } from '../../src/main/vault/vault.ts'

export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'leadup-vault-'))
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

let commandCount = 0

export function newCommandId(): string {
  commandCount += 1
  return `command-${process.pid}-${commandCount}`
}

/** The change that creates a person, or renames one. */
export function person(id: string, name: string): Change {
  return change({ id, kind: 'person', name, trashedAt: null })
}

export function change({ id, ...fields }: { id: string; [field: string]: unknown }): Change {
  return {
    commandId: newCommandId(),
    fields: Object.entries(fields).map(([field, value]) => ({ documentId: id, field, value })),
    bodies: [],
  }
}

/** The change that adds a paragraph at the end of a body. */
export function addParagraph(vault: Vault, id: string, text: string): Change {
  const update = updateFrom(vault.bodyState(id), (body) => appendNodes(body, [paragraph(text)]))
  if (!update) throw new Error('no update')
  return { commandId: newCommandId(), fields: [], bodies: [{ documentId: id, update }] }
}

export function bodyText(vault: Vault, id: string): string {
  const document = new Y.Doc()
  const state = vault.bodyState(id)
  if (state) Y.applyUpdate(document, state)
  return plainText(readBody(document))
}

/** Does maintenance in this thread. */
export const runHere: RunTask = (task) => Promise.resolve().then(() => runMaintenanceTask(task))

export function maintain(
  folder: string,
  { vault, journal }: OpenedVault,
  more: Partial<ConstructorParameters<typeof Maintenance>[0]> = {},
): Maintenance {
  if (!journal) throw new Error('read-only')
  return new Maintenance({
    folder,
    vault,
    journal,
    runTask: runHere,
    nowMs: Date.now,
    removeChunks: () => Promise.resolve(),
    onDamaged: (damage) => {
      throw new Error(damage.join('; '))
    },
    onClockJumped: () => undefined,
    onFailed: (error) => {
      throw error
    },
    ...more,
  })
}
