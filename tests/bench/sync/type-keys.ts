import { percentile } from '../figure'
import type { TypingArm } from './typing-arms'
import { countWireBytes } from './wire-bytes'

/** Keys that are typed before anything is measured: what is compiled with the first is not the next ones'. */
const warmUpKeys = 300

export interface Typed {
  /** From the first key, and from the last, until the other device has all. */
  firstToConvergedMs: number
  lastToConvergedMs: number
  /** From a key until the other device has it. */
  p95Ms: number
  /** Of the whole process: both devices and what is between them. */
  cpuMsPerKey: number
  /** Up and down, of both devices. */
  bytesPerKey: number
}

/** Types on one device of a fresh arm, so many keys a second or as fast as they go in. */
export async function typeKeys(
  openArm: () => Promise<TypingArm>,
  keys: number,
  perSecond: number | undefined,
): Promise<Typed> {
  const wire = countWireBytes()
  const arm = await openArm()
  try {
    await typeAll(arm, 0, warmUpKeys, undefined)
    const [cpuBefore, bytesBefore] = [process.cpuUsage(), wire.bytes()]
    const { typedAt, arrivedAt } = await typeAll(arm, warmUpKeys, keys, perSecond)
    const { user, system } = process.cpuUsage(cpuBefore)
    const convergedAt = arrivedAt.at(-1) ?? Number.NaN
    return {
      firstToConvergedMs: convergedAt - (typedAt[0] ?? Number.NaN),
      lastToConvergedMs: convergedAt - (typedAt.at(-1) ?? Number.NaN),
      p95Ms: percentile(
        arrivedAt.map((at, key) => at - (typedAt[key] ?? Number.NaN)),
        0.95,
      ),
      cpuMsPerKey: (user + system) / 1000 / keys,
      bytesPerKey: (wire.bytes() - bytesBefore) / keys,
    }
  } finally {
    await arm.end()
    wire.end()
  }
}

/** When each key was pressed, and when the other device had it. */
async function typeAll(
  { typed, onArrived }: TypingArm,
  already: number,
  keys: number,
  perSecond: number | undefined,
): Promise<{ typedAt: number[]; arrivedAt: number[] }> {
  const typedAt: number[] = []
  const arrivedAt: number[] = []
  const converged = new Promise<void>((resolve) => {
    onArrived((count) => {
      const now = performance.now()
      while (arrivedAt.length < count - already) arrivedAt.push(now)
      if (arrivedAt.length >= keys) resolve()
    })
  })
  const startedAt = performance.now()
  for (let key = 0; key < keys; key += 1) {
    if (perSecond !== undefined) await until(startedAt + (key * 1000) / perSecond)
    typedAt.push(performance.now())
    typed.type()
  }
  await converged
  return { typedAt, arrivedAt }
}

async function until(atMs: number): Promise<void> {
  const delayMs = atMs - performance.now()
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
}
