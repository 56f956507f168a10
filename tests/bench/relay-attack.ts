import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillRelay } from '../support/sync/fill-relay.ts'
import { connect, untilReady, type ConnectedDevice } from '../support/sync/relay-devices.ts'
import { makeDevice, makeWorkspace, randomEntry } from '../support/sync/relay-identity.ts'
import { bundleRelay, startRelayProcess } from '../support/sync/relay-process.ts'
import { bundleAttack, startAttack } from '../support/sync/start-attack.ts'
import { percentile, type Figure } from './figure'

const sockets = 1000
const workspaces = 10_000
const appendsPerArm = 400
const rounds = 3
const megabytes = 1024 * 1024

/** [D5] How long an honest device's append takes beside an attack, against quiet, and what memory it costs. */
export async function benchRelayAttack(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'leadup-bench-relay-'))
  await fillRelay(folder, workspaces)
  const attackPath = await bundleAttack()
  const relay = await startRelayProcess(await bundleRelay(), folder, ['--trust-proxy', '--open'])
  const honest = connect(makeDevice(makeWorkspace()), relay.address)
  try {
    await untilReady(honest.transport)
    const append = appender(honest)
    await append(appendsPerArm)
    const quiet: number[] = []
    const quietAgain: number[] = []
    const attacked: number[] = []
    let residentBytes = 0
    for (let round = 0; round < rounds; round += 1) {
      quiet.push(...(await append(appendsPerArm)))
      const endAttack = await startAttack(attackPath, relay.port, sockets)
      attacked.push(...(await append(appendsPerArm)))
      residentBytes = Math.max(residentBytes, await relay.residentBytes())
      await endAttack()
      quietAgain.push(...(await append(appendsPerArm)))
    }
    const p95 = percentile(attacked, 0.95)
    const quietP95 = percentile(quiet, 0.95)
    return [
      {
        id: 'D5 append under attack',
        what: `p95 of an append, confirmed on disk, with ${sockets} strangers' sockets and an auth flood`,
        value: p95,
        unit: 'ms',
        peer: 'quiet',
        peerValue: quietP95,
        ratio: p95 / quietP95,
        goal: 5,
        of: 'ratio',
        better: 'lower',
        spread: percentile(quietAgain, 0.95) / quietP95,
      },
      {
        id: 'D5 memory under attack',
        what: `resident memory of the relay, ${workspaces} workspaces in its store`,
        value: residentBytes / megabytes,
        unit: 'MB',
        peer: '',
        peerValue: null,
        ratio: null,
        goal: 512,
        of: 'value',
        better: 'lower',
      },
    ]
  } finally {
    await honest.transport.close()
    await relay.end('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Appends one entry after the other; gives the milliseconds each took. */
function appender({ transport, device }: ConnectedDevice): (count: number) => Promise<number[]> {
  let sequence = 0
  return async (count) => {
    const samples: number[] = []
    for (let index = 0; index < count; index += 1) {
      sequence += 1
      const startedAt = performance.now()
      await transport.append(device.chainId, [randomEntry(sequence, 400)])
      samples.push(performance.now() - startedAt)
    }
    return samples
  }
}
