import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Exit } from './running-app.ts'

/** Settles when the process is gone and its output read. */
export function processEnd(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'SIGKILL'))
  })
}

/** Whether a process runs. One that ended, and that nobody has asked about yet, does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

export function killIfAlive(pid: number): void {
  if (isAlive(pid)) process.kill(pid, 'SIGKILL')
}

/** Waits for a process that is not our child; what it holds locked is free then. */
export async function untilGone(pid: number): Promise<void> {
  const untilMs = Date.now() + 10_000
  while (isAlive(pid)) {
    if (Date.now() > untilMs) throw new Error(`process ${pid} does not end`)
    await delay(5)
  }
}
