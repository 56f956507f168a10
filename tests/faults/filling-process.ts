// A process that writes to a vault until its disk refuses, and then again once it was given room. Arguments: folder,
// and a file whose deletion makes room (none where there is no way to make any). It says how the vault opened.
import { existsSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { chunkBytes } from '@shared/attachments/chunk'
import { AttachmentStore } from '../../src/main/attachments/attachment-store.ts'
import { failureKind } from '../../src/main/vault/failures.ts'
import { openVault } from '../../src/main/vault/open-vault.ts'
import { Workspace } from '../../src/main/workspace/workspace.ts'
import type { Change } from '../../src/main/vault/vault.ts'

const [folder = '', ballast = ''] = process.argv.slice(2)
const say = (line: string) => writeSync(1, `${line}\n`)

const { vault, readOnlyReason } = openVault({ folder, nowMs: Date.now })
say(`opened ${readOnlyReason ?? 'to write'} with ${vault.rows(['capture']).length}`)
const workspace = new Workspace(vault, false, () => undefined, new AttachmentStore(folder))

function nextChange(number: number): Change {
  const fields = { kind: 'capture', text: `Line ${number} ${'and what it says '.repeat(200)}` }
  return {
    commandId: `command-${process.pid}-${number}`,
    fields: Object.entries(fields).map(([field, value]) => ({ documentId: `c${number}`, field, value })),
    bodies: [],
  }
}

/** Says whether a piece of a file finds room, and how many files it left where not. */
async function tryChunk(): Promise<void> {
  try {
    await workspace.attachments.add(new Uint8Array(chunkBytes))
    say('kept a chunk')
  } catch (error) {
    const left = existsSync(join(folder, 'attachments')) ? readdirSync(join(folder, 'attachments')) : []
    say(`refused a chunk: ${failureKind(error)}, ${left.length} left`)
  }
}

async function fill(): Promise<void> {
  const most = 3000
  for (let number = 1; number <= most; number += 1) {
    const change = nextChange(number)
    try {
      await workspace.commit(change)
      say(`saved c${number}`)
    } catch (error) {
      say(`refused c${number} ${error instanceof Error ? error.message : String(error)}`)
      say(`state ${JSON.stringify(workspace.saving.state)}`)
      await tryChunk()
      if (existsSync(ballast)) {
        rmSync(ballast)
        await workspace.commit(change)
        say(`saved c${number}`)
        say(`state ${JSON.stringify(workspace.saving.state)}`)
      }
      break
    }
  }
  workspace.close()
}

await fill()
