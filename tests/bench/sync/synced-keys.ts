import { percentile, type Figure } from '../figure'
import { hocuspocus } from './hocuspocus'
import { typeKeys, type Typed } from './type-keys'
import { openOurs, openTheirs } from './typing-arms'

const unpaced = { keys: 5_000, rounds: 5 }
/** Fewer keys than unpaced, so that the bench stays bearable. */
const paced = [
  { perSecond: 100, keys: 1_500 },
  { perSecond: 10, keys: 200 },
]
const who = 'one device types, another has it on its disk and shown; relay and both in one process'

/** [D7] What it takes until the keys of one device are on another. */
export async function benchSyncedKeys(): Promise<Figure[]> {
  const figures = await benchUnpaced()
  for (const { perSecond, keys } of paced) figures.push(...(await benchPaced(perSecond, keys)))
  return figures
}

async function benchUnpaced(): Promise<Figure[]> {
  const { keys, rounds } = unpaced
  const samples: Record<'ours' | 'theirs' | 'again', number[]> = { ours: [], theirs: [], again: [] }
  for (let round = 0; round < rounds; round += 1) {
    samples.ours.push((await typeKeys(openOurs, keys, undefined)).lastToConvergedMs)
    samples.theirs.push((await typeKeys(openTheirs, keys, undefined)).lastToConvergedMs)
    samples.again.push((await typeKeys(openOurs, keys, undefined)).lastToConvergedMs)
  }
  const value = percentile(samples.ours, 0.5)
  const peerValue = percentile(samples.theirs, 0.5)
  return [
    {
      id: 'D7 keys unpaced',
      what: `last of ${keys} keys to converged, typed without a pause, p50 of ${rounds}; ${who}`,
      value,
      unit: 'ms',
      peer: hocuspocus,
      peerValue,
      ratio: value / peerValue,
      goal: 0.2,
      of: 'ratio',
      better: 'lower',
      spread: percentile(samples.again, 0.5) / value,
    },
  ]
}

async function benchPaced(perSecond: number, keys: number): Promise<Figure[]> {
  const ours = await typeKeys(openOurs, keys, perSecond)
  const theirs = await typeKeys(openTheirs, keys, perSecond)
  const again = await typeKeys(openOurs, keys, perSecond)
  const figure = (
    name: string,
    what: string,
    unit: string,
    of: keyof Typed,
    goal: number | null,
  ): Figure => ({
    id: `D7 keys at ${perSecond}/s, ${name}`,
    what: `${what}; ${keys} keys`,
    value: ours[of],
    unit,
    peer: hocuspocus,
    peerValue: theirs[of],
    ratio: ours[of] / theirs[of],
    goal,
    of: 'value',
    better: 'lower',
    spread: again[of] / ours[of],
  })
  return [
    figure('p95', `from a key until it is there, p95; ${who}`, 'ms', 'p95Ms', 100),
    figure('last', 'last key to converged', 'ms', 'lastToConvergedMs', 100),
    figure('CPU', 'CPU of relay and both devices for each key', 'ms', 'cpuMsPerKey', null),
    figure('wire', 'bytes of both devices on the wire, up and down, for each key', 'B', 'bytesPerKey', null),
  ]
}
