import { databasePath } from '../../../src/relay/backup.ts'
import { SqliteStore } from '../../../src/relay/store/sqlite-store.ts'
import { randomEntry } from './relay-identity.ts'

/** Puts so many workspaces, each with a device and an entry, into a relay's database. */
export async function fillRelay(dataFolder: string, workspaces: number): Promise<void> {
  const store = new SqliteStore(databasePath(dataFolder))
  const chain = 'aa'.repeat(16)
  const access = { epochNumber: 1, writePublicKey: new Uint8Array(32) }
  const tags = Array.from({ length: workspaces }, (_, index) => index.toString(16).padStart(32, '0'))
  await Promise.all(tags.map((tag) => store.register(tag, access, chain, workspaces)))
  await Promise.all(tags.map((tag) => store.append(tag, chain, [randomEntry(1)], { bytes: 1e9, chains: 1 })))
  await store.close()
}
