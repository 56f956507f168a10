import { startTestRelay } from '../../support/sync/start-relay'
import { percentile, type Figure } from '../figure'
import { BenchDevice } from './bench-device'
import { hocuspocus, HocuspocusClient, startHocuspocus } from './hocuspocus'
import { makeNotes, type Note } from './notes'

const few = 1_000
const many = 10_000
const rounds = 7
const roundsOfMany = 3

/** A workspace that new devices come to, one after the other. */
interface Host {
  /** The milliseconds until a new device has everything. */
  takeAll: () => Promise<number>
  end: () => Promise<void>
}

/** [D7] What it takes until a new device has all that is there. */
export async function benchNewDevice(): Promise<Figure[]> {
  const [fewNotes, manyNotes] = [makeNotes(few), makeNotes(many)]
  const ours = await openOurHost(fewNotes)
  const theirs = await openTheirHost(fewNotes)
  const oursOfMany = await openOurHost(manyNotes)
  const [samples, again, peers, samplesOfMany]: number[][] = [[], [], [], []]
  try {
    // What is compiled for the first one is not the next ones'.
    await ours.takeAll()
    await theirs.takeAll()
    for (let round = 0; round < rounds; round += 1) {
      samples?.push(await ours.takeAll())
      peers?.push(await theirs.takeAll())
      again?.push(await ours.takeAll())
      if (round < roundsOfMany) samplesOfMany?.push(await oursOfMany.takeAll())
    }
  } finally {
    for (const host of [ours, theirs, oursOfMany]) await host.end()
  }
  const [value, valueAgain, peerValue, valueOfMany] = [samples, again, peers, samplesOfMany].map((all) =>
    percentile(all ?? [], 0.5),
  ) as [number, number, number, number]
  const what = 'all on its disk and read to the end, from connecting on; one process, p50'
  return [
    {
      id: 'D7 new device',
      what: `a new device takes ${few} notes of 300 words, ${what}`,
      value,
      unit: 'ms',
      peer: `${hocuspocus}, a client opens them`,
      peerValue,
      ratio: value / peerValue,
      goal: 1,
      of: 'ratio',
      better: 'lower',
      spread: valueAgain / value,
    },
    {
      id: 'D7 new device, ten times as much',
      what: `a new device takes ${many} notes, ${what}`,
      value: valueOfMany,
      unit: 'ms',
      peer: `ours, ${few} notes`,
      peerValue: value,
      ratio: valueOfMany / value,
      goal: 12,
      of: 'ratio',
      better: 'lower',
      spread: valueAgain / value,
    },
  ]
}

async function openOurHost(notes: readonly Note[]): Promise<Host> {
  const relay = await startTestRelay()
  const address = relay.directAddress()
  const host = await BenchDevice.founding(address, (vault) => void vault.receiveDocuments(notes))
  await host.level()
  return {
    takeAll: async () => {
      const newcomer = await BenchDevice.joining(host)
      await host.level()
      try {
        const startedAt = performance.now()
        await newcomer.connect(address)
        await newcomer.level()
        const tookMs = performance.now() - startedAt
        if (newcomer.documentCount !== notes.length) throw new Error('notes are missing')
        return tookMs
      } finally {
        await newcomer.end()
      }
    },
    end: async () => {
      await host.end()
      await relay.stop()
    },
  }
}

async function openTheirHost(notes: readonly Note[]): Promise<Host> {
  const server = await startHocuspocus()
  for (const { id, body } of notes) await server.put(id, body)
  return {
    takeAll: async () => {
      const startedAt = performance.now()
      const client = new HocuspocusClient(server.url)
      const documents = await client.open(notes.map(({ id }) => id))
      const tookMs = performance.now() - startedAt
      if (documents.some(({ store }) => store.clients.size === 0)) throw new Error('notes are missing')
      client.end()
      return tookMs
    },
    end: () => server.end(),
  }
}
