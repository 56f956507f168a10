import { backUp, databasePath } from './backup'
import { helpText, readCommandLine } from './command-line'
import type { RelayOptions } from './options'
import { startRelay } from './server/start-relay'
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
        fail(1, `There is no backup: ${describe(error)}`)
      }
      return
    case 'run':
      await run(command.options).catch((error: unknown) =>
        fail(1, `The relay cannot run: ${describe(error)}`),
      )
  }
}

async function run(options: RelayOptions): Promise<void> {
  const store = new SqliteStore(databasePath(options.dataFolder))
  const relay = await startRelay(options, store, systemPorts)
  const stopFreeing = systemPorts.every(freePagesEveryMs, () => store.freePages())
  process.on('SIGHUP', () => relay.reloadCertificate())
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stopFreeing()
      void relay.stop()
    })
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function fail(exitCode: number, message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = exitCode
}
