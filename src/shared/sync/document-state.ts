import type { ClockReading } from '../clock/hybrid-logical-clock'

/** A document as it is: each field with the clock of its last write, and the body as one update. */
export interface DocumentState {
  id: string
  fields: [name: string, value: unknown, clock: ClockReading][]
  /** `null` where the document has none. */
  body: Uint8Array | null
}
