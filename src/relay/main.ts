import { backUp, databasePath } from './backup'
import { helpText, readCommandLine } from './command-line'
import type { RelayOptions } from './options'
import { startRelay } from './server/start-relay'
import { DataLock } from './store/data-lock'
import { SqliteStore } from './store/sqlite-store'
import { systemPorts } from './system-ports'

/** How often freed pages are given back to the file system. */
const freePagesEveryMs = 60_000

/** The relay's command. Sets the exit code; resolves once the relay runs, or the command is done. */
export async function main(args: readonly string[]): Promise<void> {
  const command = readCommandLine(args, process.env)
  switch (command.kind) {
    case 'help':
      process.stdout.write(helpText)
      return
    case 'wrong':
      return fail(2, `${command.message} Try --help.`)
    case 'backup':
      try {
        backUp(command.dataFolder, command.file)
      } catch (error) {
        fail(1, `No backup was made: ${describe(error, command)}`)
      }
      return
    case 'run':
      await run(command.options).catch((error: unknown) =>
        fail(1, `The relay cannot run: ${describe(error, command.options)}`),
      )
  }
}

async function run(options: RelayOptions): Promise<void> {
  const lock = new DataLock(options.dataFolder)
  const store = new SqliteStore(databasePath(options.dataFolder))
  const relay = await startRelay(options, store, systemPorts)
  if (process.stderr.isTTY) process.stderr.write(`${startedWords(options, relay.port)}\n`)
  const stopFreeing = systemPorts.every(freePagesEveryMs, () => store.freePages())
  process.on('SIGHUP', () => relay.reloadCertificate())
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stopFreeing()
      void relay.stop().finally(() => lock.release())
    })
  }
}

/** For who started it by hand: its log is for programs. */
function startedWords({ host, tls }: RelayOptions, port: number): string {
  return `Listening on ${tls ? 'wss' : 'ws'}://${host.includes(':') ? `[${host}]` : host}:${port}. Ctrl+C ends it.`
}

function describe(error: unknown, { host, port, dataFolder }: Partial<RelayOptions> = {}): string {
  if (error instanceof Error && error.message === 'data-in-use') {
    return `another relay runs on the data in ${dataFolder} already. End it, or give another folder with --data.`
  }
  if (error instanceof Error && error.message === 'exists') {
    return 'there is a file by that name already. Give another name.'
  }
  if (error instanceof Error && error.message === 'no-database') {
    return `no relay has kept anything in ${dataFolder}. Give its folder with --data.`
  }
  const { code, path, syscall } = (error ?? {}) as { code?: unknown; path?: unknown; syscall?: unknown }
  if (code === 'EADDRINUSE') {
    return `another program, perhaps a relay, listens on port ${port} of ${host} already. End it, or give another --port.`
  }
  if (code === 'EACCES' && syscall === 'listen') {
    return `port ${port} is kept for the system. Give a --port above 1023, or the right to use it.`
  }
  if (code === 'ENOENT' && typeof path === 'string') return `there is no file ${path}.`
  if (code === 'EACCES' && typeof path === 'string') return `${path} may not be read or written.`
  return error instanceof Error ? error.message : String(error)
}

function fail(exitCode: number, message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = exitCode
}
