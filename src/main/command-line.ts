import { parseArgs } from 'node:util'

/** What the command line asks for. */
export interface CommandLine {
  /** Runs beside other profiles, with data and lock of its own. */
  profile: string | undefined
  userDataFolder: string | undefined
  /** `--capture` alone opens the capture window; with text the text is captured. */
  capture: { text: string } | undefined
}

/** Reads our options and passes over the many that Chromium and Electron add. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      profile: { type: 'string' },
      'user-data-dir': { type: 'string' },
    },
  })
  const profile = typeof values['profile'] === 'string' ? values['profile'] : undefined
  const folder = values['user-data-dir']
  const text = captureText(args)
  return {
    profile: profile && /^[A-Za-z0-9_-]{1,40}$/.test(profile) ? profile : undefined,
    userDataFolder: typeof folder === 'string' ? folder : undefined,
    capture: text === undefined ? undefined : { text },
  }
}

/**
 * What follows `--capture`, up to the next option. Read by hand: a line may begin with a dash, which the parser of Node
 * takes for an option, and the shell's quotes are gone, so that several words are one line.
 */
function captureText(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === '--capture' || arg.startsWith('--capture='))
  const option = args[at]
  if (option === undefined) return undefined
  if (option !== '--capture') return option.slice('--capture='.length).trim()
  const words = args.slice(at + 1)
  const end = words.findIndex((word) => /^--[a-z]/.test(word))
  return (end === -1 ? words : words.slice(0, end)).join(' ').trim()
}
