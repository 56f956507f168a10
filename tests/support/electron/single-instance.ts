import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** What a later instance tells the first. */
export interface SecondInstance {
  argv: string[]
  cwd: string
  additionalData: unknown
}

/** One socket for each user data folder. Its path is a hash, because the system limits a socket's path to 100 bytes. */
function socketPath(userDataDir: string): string {
  mkdirSync(userDataDir, { recursive: true })
  const name = `leadup-${createHash('sha256').update(realpathSync(userDataDir)).digest('hex').slice(0, 16)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

/**
 * Asks in a thread and waits, because Electron answers synchronously: true when a first instance took the message,
 * false when nobody listens.
 */
function tellFirstInstance(path: string, message: SecondInstance): boolean {
  const answered = new Int32Array(new SharedArrayBuffer(4))
  const code = `
    const { workerData: { path, text, answered } } = require('node:worker_threads')
    // The first answer counts: a socket that was answered closes too.
    const answer = (value) => { Atomics.compareExchange(answered, 0, 0, value); Atomics.notify(answered, 0); socket.destroy() }
    const socket = require('node:net').connect(path, () => socket.end(text))
    socket.on('data', () => answer(1)).on('error', () => answer(2)).on('close', () => answer(2))`
  const worker = new Worker(code, {
    eval: true,
    execArgv: [],
    workerData: { path, text: JSON.stringify(message), answered },
  })
  Atomics.wait(answered, 0, 0, 5000)
  void worker.terminate()
  return answered[0] === 1
}

/**
 * Takes the lock of a user data folder, or tells who holds it and returns undefined.
 * @returns what gives the lock back
 */
export function takeInstanceLock(
  userDataDir: string,
  message: SecondInstance,
  onSecondInstance: (message: SecondInstance) => void,
): (() => void) | undefined {
  const path = socketPath(userDataDir)
  const isPipe = process.platform === 'win32'
  if ((isPipe || existsSync(path)) && tellFirstInstance(path, message)) return undefined
  // Nobody answers on it, so it was left by a process that was killed.
  if (!isPipe) rmSync(path, { force: true })
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    let text = ''
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
    socket.on('end', () => {
      socket.end('taken')
      onSecondInstance(JSON.parse(text) as SecondInstance)
    })
  })
  server.listen(path)
  server.unref()
  return () => server.close()
}

/** Removes what a killed process could not. */
export function clearInstanceLock(userDataDir: string): void {
  if (process.platform !== 'win32') rmSync(socketPath(userDataDir), { force: true })
}
