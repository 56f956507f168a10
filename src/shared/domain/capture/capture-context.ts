import type { CaptureWord } from './capture-word'
import type { Mentionable } from './people-in-text'

/** A competitor somebody noticed something of. */
export interface KnownCompetitor {
  name: string
  aliases: readonly string[]
}

/** What a line is read with. Lists that stay the same array are looked through once. */
export interface CaptureContext {
  people: readonly Mentionable[]
  competitors?: readonly KnownCompetitor[]
  /** `YYYY-MM-DD`, or the wall time. */
  today: string
  zone: string
  /** Keys of the chips the user took back. */
  rejected: ReadonlySet<string>
  /** What the user took of what was proposed. */
  accepted?: CaptureWord | ''
  /** Whom the user is meeting just now. */
  present?: Mentionable | null
}
