import { spawn } from 'node:child_process'
import { bundle } from '../bundle.ts'
import { processEnd } from '../process-end.ts'

export interface RelayProcess {
  port: number
  address: string
  pid: number
  /** What it wrote so far. */
  log: () => string
  residentBytes: () => Promise<number>
  /** Ends it with a signal; resolves when it is gone. */
  end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>
}

/** The relay as one file, as it is shipped. Give the path to `startRelayProcess`. */
export function bundleRelay(): Promise<string> {
  return bundle('src/relay/leadup-relay.ts')
}

/** Starts a relay in a process of its own on a free port; resolves once it listens. */
export async function startRelayProcess(
  path: string,
  dataFolder: string,
  args: readonly string[] = [],
): Promise<RelayProcess> {
  const child = spawn(process.execPath, [path, '--port', '0', '--data', dataFolder, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = processEnd(child)
  let output = ''
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const started = /"event":"started","port":(\d+)/.exec(output)
      if (started) resolve(Number(started[1]))
    })
    ended.then((exit) => reject(new Error(`the relay ended with ${exit}: ${output}`)), reject)
  })
  return {
    port,
    address: `ws://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    log: () => output,
    residentBytes: async () => {
      const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
      return Number(/^leadup_relay_resident_memory_bytes (\d+)$/m.exec(metrics)?.[1] ?? Number.NaN)
    },
    end: async (signal) => {
      child.kill(signal)
      await ended
    },
  }
}
