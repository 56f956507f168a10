// A process that commits changes one after another, and says each time that it was saved. Argument: folder.
import { writeSync } from 'node:fs'
import { openVault } from '../../src/main/vault/open-vault.ts'

const [folder = ''] = process.argv.slice(2)
const { vault } = openVault({ folder, nowMs: Date.now })
for (let number = 1; number <= 30; number += 1) {
  const fields = { kind: 'capture', text: `Line ${number}` }
  await vault.commit({
    commandId: `command-${number}`,
    fields: Object.entries(fields).map(([field, value]) => ({ documentId: `c${number}`, field, value })),
    bodies: [],
  })
  writeSync(1, `saved ${number}\n`)
}
vault.close()
