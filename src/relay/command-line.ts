import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { parseArgs } from 'node:util'
import { defaultLimits, defaultOptions, type RelayOptions } from './options'

export type Command =
  | { kind: 'run'; options: RelayOptions }
  | { kind: 'backup'; dataFolder: string; file: string }
  | { kind: 'help' }
  | { kind: 'wrong'; message: string }

const flags = {
  host: { type: 'string' },
  port: { type: 'string' },
  data: { type: 'string' },
  'invite-file': { type: 'string' },
  open: { type: 'boolean' },
  name: { type: 'string', multiple: true },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'trust-proxy': { type: 'boolean' },
  'metrics-port': { type: 'string' },
  'quota-mb': { type: 'string' },
  'max-workspaces': { type: 'string' },
  'max-connections': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

type Environment = Record<string, string | undefined>

/**
 * Reads the command line; each option is also taken from the environment (`LEADUP_RELAY_QUOTA_MB`), where the command
 * line does not give it. An invite is read from a file or from `LEADUP_RELAY_INVITE`, never from an argument, which
 * other users of the machine can see.
 */
export function readCommandLine(args: readonly string[], environment: Environment): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: flags,
      allowPositionals: true,
      strict: true,
    })
    if (values.help) return { kind: 'help' }
    const given: Given = { values: { ...fromEnvironment(environment), ...values }, environment }
    const [command, file, ...more] = positionals
    if (command === undefined) return { kind: 'run', options: readOptions(given) }
    if (command !== 'backup') return { kind: 'wrong', message: `There is no command “${command}”.` }
    if (!file || more.length > 0) return { kind: 'wrong', message: 'Say which file the backup goes to.' }
    return { kind: 'backup', dataFolder: readDataFolder(given), file }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    // Node goes on about positional arguments, which are no help here.
    return { kind: 'wrong', message: message.replace(/\. To specify a positional argument.*$/s, '.') }
  }
}

interface Given {
  values: Partial<Record<keyof typeof flags, string | boolean | string[]>>
  environment: Environment
}

function fromEnvironment(environment: Environment): Given['values'] {
  return Object.fromEntries(
    Object.entries(flags).flatMap(([flag, { type }]) => {
      const value = environment[`LEADUP_RELAY_${flag.toUpperCase().replaceAll('-', '_')}`]
      if (value === undefined || value === '') return []
      return [[flag, type === 'boolean' ? value === '1' || value === 'true' : value]]
    }),
  )
}

function readOptions(given: Given): RelayOptions {
  const { values } = given
  const certFile = textOf(values['tls-cert'])
  const keyFile = textOf(values['tls-key'])
  if ((certFile === undefined) !== (keyFile === undefined)) {
    throw new Error('TLS needs both --tls-cert and --tls-key.')
  }
  const metricsPort = textOf(values['metrics-port'])
  const options: RelayOptions = {
    host: textOf(values.host) ?? defaultOptions.host,
    port: numberOf('--port', textOf(values.port), defaultOptions.port, 65_535),
    dataFolder: readDataFolder(given),
    invites: readInvites(given),
    names: [values.name ?? []].flat().map(String),
    tls: certFile !== undefined && keyFile !== undefined ? { certFile, keyFile } : undefined,
    trustsProxy: values['trust-proxy'] === true,
    metricsPort: metricsPort === undefined ? undefined : numberOf('--metrics-port', metricsPort, 0, 65_535),
    limits: {
      ...defaultLimits,
      quotaBytes:
        numberOf('--quota-mb', textOf(values['quota-mb']), defaultLimits.quotaBytes / 1024 ** 2) * 1024 ** 2,
      workspaces: numberOf('--max-workspaces', textOf(values['max-workspaces']), defaultLimits.workspaces),
      connections: numberOf(
        '--max-connections',
        textOf(values['max-connections']),
        defaultLimits.connections,
      ),
    },
  }
  // SECURITY: a relay that strangers can reach is open to them only where that was said.
  const isReachable = !isLoopback(options.host) || options.trustsProxy
  if (isReachable && options.invites.length === 0 && values.open !== true) {
    throw new Error('Others can reach this relay: give it an invite (--invite-file), or say --open.')
  }
  return options
}

function readDataFolder({ values, environment }: Given): string {
  // systemd names the folder it made for the service.
  return textOf(values.data) ?? (environment['STATE_DIRECTORY'] || defaultOptions.dataFolder)
}

function readInvites({ values, environment }: Given): string[] {
  const file = textOf(values['invite-file'])
  const text = file === undefined ? (environment['LEADUP_RELAY_INVITE'] ?? '') : readFileSync(file, 'utf8')
  const invites = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (file !== undefined && invites.length === 0) throw new Error('There is no invite in that file.')
  return invites
}

function textOf(value: string | boolean | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function numberOf(flag: string, text: string | undefined, otherwise: number, highest = 1e12): number {
  if (text === undefined) return otherwise
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > highest) throw new Error(`${flag} needs a number, not “${text}”.`)
  return value
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

export const helpText = `The relay of Leadup: keeps what a user's devices leave for each other, sealed, and passes it on.

  leadup-relay [options]          starts it
  leadup-relay backup FILE        copies its database to a new file, while it runs

  --host ADDRESS         where it listens (${defaultOptions.host})
  --port NUMBER          (${defaultOptions.port})
  --data FOLDER          where it keeps its database (./${defaultOptions.dataFolder})
  --invite-file FILE     invites, one a line: a new workspace needs one of them
  --open                 anybody may bring a new workspace
  --name HOST            the name devices know it by; may be given several times
  --tls-cert FILE        certificate chain and key, as PEM; read again upon SIGHUP
  --tls-key FILE
  --trust-proxy          takes addresses from X-Forwarded-For, which a proxy before it sets
  --metrics-port NUMBER  answers /metrics there instead of on its port
  --quota-mb NUMBER      what one workspace may keep (${defaultLimits.quotaBytes / 1024 ** 2})
  --max-workspaces NUMBER   (${defaultLimits.workspaces})
  --max-connections NUMBER  (${defaultLimits.connections})
  --help

Each option is also read from the environment: LEADUP_RELAY_QUOTA_MB=500. The invite may stand in
LEADUP_RELAY_INVITE. See docs/relay.md.
`
