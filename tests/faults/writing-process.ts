// A process that writes to a vault as fast as it can and says what was saved, until it is killed. Arguments: folder,
// path of the maintenance worker, seed, number to count on from.
import { writeSync } from 'node:fs'
import * as Y from 'yjs'
import { paragraph } from '@shared/body/body-node'
import { appendNodes } from '@shared/body/write-body'
import { Maintenance } from '../../src/main/vault/maintenance.ts'
import { openVault } from '../../src/main/vault/open-vault.ts'
import { readSealedThrough, writeSealedThrough } from '../../src/main/vault/outbox.ts'
import { workerRunner } from '../../src/main/vault/run-in-worker.ts'
import { createRandom } from '../support/random.ts'

const [folder = '', workerPath = '', seed = '0', from = '0'] = process.argv.slice(2)
const random = createRandom(Number(seed))
const say = (line: string) => writeSync(1, `${line}\n`)

const { vault, journal } = openVault({ folder, nowMs: Date.now })
if (!journal) throw new Error('read-only')
const worker = workerRunner(workerPath)
const maintenance = new Maintenance({
  folder,
  vault,
  journal,
  runTask: worker.run,
  nowMs: Date.now,
  removeChunks: () => Promise.resolve(),
  onDamaged: (damage) => say(`damaged ${damage.join('; ')}`),
  onClockJumped: () => undefined,
  onFailed: (error) => say(`failed ${String(error)}`),
})

const bodies = ['body-0', 'body-1', 'body-2'].map((id) => {
  const document = new Y.Doc()
  const state = vault.bodyState(id)
  if (state) Y.applyUpdate(document, state)
  return { id, document }
})

/** As sync would be: turned on in some runs, and from then on sealing now and then. */
function seal(): void {
  const sealedThrough = readSealedThrough(vault.connection)
  if (sealedThrough === undefined && random.below(2) === 0) return
  const reached = vault.sequence - random.below(300)
  vault.transaction((connection) => writeSealedThrough(connection, Math.max(sealedThrough ?? 0, reached)))
}

let number = Number(from)
let inFlight = 0

async function write(): Promise<void> {
  number += 1
  const mine = number
  const commandId = `command-${seed}-${mine}`
  inFlight += 1
  try {
    if (random.below(3) > 0) {
      const { id, document } = random.pick(bodies)
      let update: Uint8Array | undefined
      document.once('update', (bytes: Uint8Array) => {
        update = bytes
      })
      appendNodes(document, [paragraph(`word${mine}.`)])
      if (!update) throw new Error('no update')
      await vault.commit({ commandId, fields: [], bodies: [{ documentId: id, update }] })
      say(`saved body ${id} ${mine}`)
    } else {
      const id = `person-${random.below(5)}`
      const fields = [
        { documentId: id, field: 'kind', value: 'person' },
        { documentId: id, field: 'name', value: mine },
      ]
      await vault.commit({ commandId, fields, bodies: [] })
      say(`saved field ${id} ${mine}`)
    }
  } catch (error) {
    say(`refused ${mine} ${String(error)}`)
  }
  inFlight -= 1
}

async function maintainForEver(): Promise<void> {
  for (;;) {
    const work = random.below(3)
    if (work === 0) await maintenance.compact()
    else if (work === 1) await maintenance.backUp({ forgetEarlier: random.below(4) === 0 })
    else await maintenance.check()
  }
}

say('ready')
maintainForEver().catch((error: unknown) => say(`failed ${String(error)}`))
const tick = () => {
  if (random.below(60) === 0) seal()
  const count = 1 + random.below(3)
  for (let index = 0; index < count && inFlight < 8; index += 1) void write()
  setImmediate(tick)
}
tick()
