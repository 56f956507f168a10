/**
 * `own-entry-altered`: a transport shows another entry in this device's own chain, and not of this device's hand.
 * `not-given`: a transport announced entries and does not give them.
 * `status-back`: a transport shows an earlier status of a device than it had shown.
 * `checkpoint-lacks`: a device's checkpoint covers changes of this one and does not hold them; they are sent again.
 */
export type FindingCode = 'own-entry-altered' | 'not-given' | 'status-back' | 'checkpoint-lacks'

/** Something that contradicts what was seen before. Nothing was taken in for it, and nothing is lost. */
export interface Finding {
  code: FindingCode
  /** The transport's id, or the chain. */
  about: string
  count: number
  /** When it was last seen, by this device's clock. */
  atMs: number
}

/** What is remembered at once; a hostile transport may give rise to any number. */
const mostFindings = 100

/** What this device noticed of others since start, for its screen: each kind once a transport or chain. */
export class Findings {
  private readonly found = new Map<string, Finding>()

  constructor(private readonly ports: { nowMs: () => number; onChanged: () => void }) {}

  get all(): Finding[] {
    return [...this.found.values()]
  }

  note(code: FindingCode, about: string): void {
    const key = `${code} ${about}`
    const known = this.found.get(key)
    if (!known && this.found.size >= mostFindings) return
    this.found.set(key, { code, about, count: (known?.count ?? 0) + 1, atMs: this.ports.nowMs() })
    if (!known) this.ports.onChanged()
  }
}
