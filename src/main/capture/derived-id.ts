import { hash } from 'node:crypto'

/** An id that everyone who makes `what` of the same source arrives at: as `hashText` does, at a tenth of its time. */
export function derivedId(source: string, what: string): string {
  return hash('sha256', `${what}:${source}`).slice(0, 32)
}
