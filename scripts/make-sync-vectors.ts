import { writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { makeSyncVectors } from '../tests/sync/vectors/sync-vectors'

const file = 'tests/sync/vectors.json'

/**
 * Writes the test vectors of docs/sync-protocol.md: `npm run sync-vectors`. The same bytes each time; where they
 * differ from those in the repository, what is on users' disks and relays can no longer be read.
 */
export async function main(): Promise<void> {
  const text = JSON.stringify(await makeSyncVectors())
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'json' }))
  console.log(`${file} is written.`)
}
