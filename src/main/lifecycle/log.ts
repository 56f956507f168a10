import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Small enough to be read, and to be sent by hand; one older file is kept beside it. */
const maxLogBytes = 256 * 1024

/** What happened, without a word of what the user wrote: names and numbers of our own only. */
export interface Log {
  note: (what: string, facts?: Record<string, string | number | boolean>) => void
  failure: (where: string, error: unknown) => void
}

/** Opens the log in a folder. Logging never fails the caller: a full disk must not take the app with it. */
export function openLog(folder: string, nowMs: () => number): Log {
  const path = join(folder, 'leadup.log')
  const write = (line: string) => {
    try {
      mkdirSync(folder, { recursive: true })
      if (sizeOf(path) > maxLogBytes) renameSync(path, join(folder, 'leadup.old.log'))
      appendFileSync(path, `${new Date(nowMs()).toISOString()} ${line}\n`)
    } catch {
      // Nowhere left to say it.
    }
  }
  return {
    note: (what, facts = {}) =>
      write([what, ...Object.entries(facts).map(([name, value]) => `${name}=${value}`)].join(' ')),
    failure: (where, error) => write(`${where} ${describeError(error)}`),
  }
}

/**
 * SECURITY: an error's name, code and place. Its message is left out: it may quote what the user wrote. So are folders,
 * which bear the user's name.
 */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`
  const { code } = error as { code?: unknown }
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim().replaceAll(/(file:\/\/)?[^\s(]*[/\\]/g, ''))
  return [error.name, typeof code === 'string' ? code : '', ...frames].filter(Boolean).join(' | ')
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
