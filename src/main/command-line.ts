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
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      profile: { type: 'string' },
      'user-data-dir': { type: 'string' },
      capture: { type: 'boolean' },
    },
  })
  const profile = typeof values['profile'] === 'string' ? values['profile'] : undefined
  const folder = values['user-data-dir']
  return {
    profile: profile && /^[A-Za-z0-9_-]{1,40}$/.test(profile) ? profile : undefined,
    userDataFolder: typeof folder === 'string' ? folder : undefined,
    capture: values['capture'] ? { text: positionals.join(' ').trim() } : undefined,
  }
}
