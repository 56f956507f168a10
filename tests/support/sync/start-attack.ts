import { spawn } from 'node:child_process'
import { bundle } from '../bundle.ts'
import { processEnd } from '../process-end.ts'

export function bundleAttack(): Promise<string> {
  return bundle('tests/relay/attacking-process.ts')
}

/** Attacks a relay from a process of its own; resolves once the attack goes on, with what ends it. */
export async function startAttack(path: string, port: number, sockets: number): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [path, String(port), String(sockets)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = processEnd(child)
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    ended.then((exit) => reject(new Error(`the attack ended with ${exit}`)), reject)
  })
  return async () => {
    child.kill('SIGKILL')
    await ended
  }
}
