import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import type { StoredEntry } from '@shared/sync/transport'
import { createRandom, runRounds, runSeed } from '../support/random.ts'
import { fillRelay } from '../support/sync/fill-relay.ts'
import { untilReady, untilState, type ConnectedDevice } from '../support/sync/relay-devices.ts'
import { makeDevice, makeWorkspace, randomEntry } from '../support/sync/relay-identity.ts'
import { bundleRelay, startRelayProcess } from '../support/sync/relay-process.ts'
import { bundleAttack, startAttack } from '../support/sync/start-attack.ts'
import { openWire } from '../support/sync/wire.ts'
import { plain } from '../sync/contract/readings.ts'
import { connectDevice } from './relay-fixture.ts'

const megabytes = 1024 * 1024

let relayPath: string
let attackPath: string
beforeAll(async () => {
  relayPath = await bundleRelay()
  attackPath = await bundleAttack()
})

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'leadup-relay-process-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** What a device was told is kept. */
interface Confirmed {
  entries: StoredEntry[]
  blobs: string[]
}

/** Wakes a device up until it is ready: it may have tried while there was nobody. */
async function untilReadyAgain({ transport, wake }: ConnectedDevice): Promise<void> {
  while (transport.state.connection !== 'ready') {
    expect(transport.state.connection).not.toBe('refused')
    wake()
    await untilState(transport, ({ connection }) => connection !== 'connecting')
  }
}

/** Appends and puts blobs as fast as it is answered until the line breaks; counts what was confirmed. */
async function write(
  { transport, device }: ConnectedDevice,
  confirmed: Confirmed,
  number: string,
  onConfirmed: () => void,
): Promise<void> {
  const append = async () => {
    for (;;) {
      const last = confirmed.entries.at(-1)?.sequence ?? 0
      const entries = [randomEntry(last + 1), randomEntry(last + 2)]
      await transport.append(device.chainId, entries)
      confirmed.entries.push(...entries)
      onConfirmed()
    }
  }
  const putBlobs = async () => {
    for (;;) {
      const name = `${number}${confirmed.blobs.length.toString(16)}`.padStart(64, '0')
      await transport.putBlob(name, new Uint8Array(3000))
      confirmed.blobs.push(name)
      onConfirmed()
    }
  }
  await Promise.allSettled([append(), putBlobs()])
}

test('a second relay on the same data says so and ends; what a killed one left behind holds nobody up', async () => {
  const folder = makeFolder()
  const first = await startRelayProcess(relayPath, folder)
  onTestFinished(() => first.end('SIGKILL'))
  const second = spawnSync(process.execPath, [relayPath, '--port', '0', '--data', folder], {
    encoding: 'utf8',
    timeout: 20_000,
  })
  expect([second.status, second.stderr]).toEqual([
    1,
    `The relay cannot run: another relay runs on the data in ${folder} already. End it, or give another folder with --data.\n`,
  ])
  // The one that was there goes on, and is copied as before.
  const { transport, device } = connectDevice(makeDevice(makeWorkspace()), first.address)
  await untilReady(transport)
  await transport.append(device.chainId, [randomEntry(1)])
  const backUp = (data: string) => {
    const args = [relayPath, 'backup', join(folder, 'copy.db'), '--data', data]
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 20_000 })
    return [status, stderr]
  }
  expect(backUp(folder)).toEqual([0, ''])
  expect(backUp(folder)).toEqual([
    1,
    'No backup was made: there is a file by that name already. Give another name.\n',
  ])
  expect(backUp('elsewhere')).toEqual([
    1,
    'No backup was made: no relay has kept anything in elsewhere. Give its folder with --data.\n',
  ])
  await first.end('SIGKILL')
  const third = await startRelayProcess(relayPath, folder)
  await third.end('SIGTERM')
  const fourth = await startRelayProcess(relayPath, folder)
  await fourth.end('SIGTERM')
})

test(
  '[D6] everything a relay confirmed is there after SIGKILL at random moments',
  { timeout: 300_000 },
  async () => {
    const seed = runSeed()
    const rounds = runRounds()
    console.log(`relay kill rounds: ${rounds}, LEADUP_SEED=${seed}`)
    const random = createRandom(seed)
    const folder = makeFolder()
    const workspace = makeWorkspace()
    let relay = await startRelayProcess(relayPath, folder)
    onTestFinished(() => relay.end('SIGKILL'))
    const wire = await openWire(relay.port)
    onTestFinished(wire.close)
    const address = `ws://127.0.0.1:${wire.port}`
    const devices = [1, 2, 3].map(() => connectDevice(makeDevice(workspace), address))
    const confirmed: Confirmed[] = devices.map(() => ({ entries: [], blobs: [] }))

    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(devices.map(untilReadyAgain))
      for (const [index, { transport, device }] of devices.entries()) {
        const { entries, blobs } = confirmed[index] ?? { entries: [], blobs: [] }
        const kept = await transport.read(device.chainId, 0, 1e9)
        // What was appended and not confirmed any more may be there too.
        expect(plain(kept.slice(0, entries.length)), `round ${round}, LEADUP_SEED=${seed}`).toEqual(
          plain(entries),
        )
        expect(await transport.missingBlobs(blobs), `round ${round}, LEADUP_SEED=${seed}`).toEqual([])
        entries.push(...kept.slice(entries.length))
      }
      let left = 1 + random.below(60)
      const kill = () => {
        left -= 1
        if (left === 0) void relay.end('SIGKILL')
      }
      await Promise.all(
        devices.map((device, index) =>
          write(device, confirmed[index] ?? { entries: [], blobs: [] }, `${round}a${index}b`, kill),
        ),
      )
      await relay.end('SIGKILL')
      relay = await startRelayProcess(relayPath, folder)
      wire.leadTo(relay.port)
      wire.cut()
    }
    // A relay that confirmed nothing would pass.
    expect(confirmed.reduce((sum, { entries }) => sum + entries.length, 0)).toBeGreaterThan(rounds)
  },
)

test(
  '[D5] under attack honest devices get in and go on, and memory stays',
  { timeout: 180_000 },
  async () => {
    const folder = makeFolder()
    await fillRelay(folder, 10_000)
    const relay = await startRelayProcess(relayPath, folder, ['--trust-proxy', '--open'])
    onTestFinished(() => relay.end('SIGKILL'))
    const workspace = makeWorkspace()
    const before = connectDevice(makeDevice(workspace), relay.address)
    await untilReady(before.transport)
    const endAttack = await startAttack(attackPath, relay.port, 1000)
    onTestFinished(endAttack)

    const during = connectDevice(makeDevice(workspace), relay.address)
    await untilReady(during.transport)
    const resident: number[] = []
    for (let round = 0; round < 20; round += 1) {
      for (const { transport, device } of [before, during]) {
        const first = round * 5 + 1
        await transport.append(
          device.chainId,
          [0, 1, 2, 3, 4].map((offset) => randomEntry(first + offset, 2000)),
        )
        const other = device === before.device ? during : before
        await transport.read(other.device.chainId, 0, megabytes)
      }
      resident.push(await relay.residentBytes())
    }
    expect(await before.transport.extents()).toHaveLength(2)
    const states = before.events.flatMap((event) => (event.kind === 'state' ? [event.state.connection] : []))
    expect(states).toEqual(['ready'])
    console.log(`relay under attack: at most ${Math.round(Math.max(...resident) / megabytes)} MB resident`)
    expect(Math.max(...resident)).toBeLessThan(512 * megabytes)
  },
)
