import { createHash } from 'node:crypto'
import type { RelayPorts } from '../ports'

type Facts = Record<string, string | number | boolean>

/** One JSON object a line. */
export interface RelayLog {
  note: (event: string, facts?: Facts) => void
  /** An error's name, code and place, not its message: it may quote what a device sent. */
  failure: (event: string, error: unknown) => void
  /**
   * SECURITY: stands for a workspace, chain or address in the log. The salt is made anew at each start and kept
   * nowhere, so that a log cannot be searched for somebody.
   */
  alias: (id: string) => string
}

export function createLog({ nowMs, randomBytes, writeLog }: RelayPorts): RelayLog {
  const salt = randomBytes(16)
  const write = (level: 'info' | 'error', event: string, facts: Facts) =>
    writeLog(JSON.stringify({ at: new Date(nowMs()).toISOString(), level, event, ...facts }))
  return {
    note: (event, facts = {}) => write('info', event, facts),
    failure: (event, error) => write('error', event, describeError(error)),
    alias: (id) => createHash('sha256').update(salt).update(id).digest('hex').slice(0, 10),
  }
}

function describeError(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error }
  const { code } = error as { code?: unknown }
  const place = (error.stack ?? '').split('\n').find((line) => /^\s+at /.test(line)) ?? ''
  return {
    error: error.name,
    code: typeof code === 'string' ? code : '',
    place: place.trim().replaceAll(/(file:\/\/)?[^\s(]*[/\\]/g, ''),
  }
}
