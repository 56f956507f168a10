/** What the relay takes from the system, so that tests can hold it in their hands. */
export interface RelayPorts {
  nowMs: () => number
  randomBytes: (count: number) => Uint8Array
  /** Calls again and again until what it returns is called. */
  every: (intervalMs: number, run: () => void) => () => void
  /** Calls once, unless what it returns is called before. */
  after: (delayMs: number, run: () => void) => () => void
  /** Takes one line of the log. */
  writeLog: (line: string) => void
}
