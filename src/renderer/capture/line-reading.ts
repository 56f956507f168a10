import { isCaptureWord } from '@shared/domain/capture/capture-word'
import type { Chip } from '@shared/domain/capture/chip'
import type { Mentionable } from '@shared/domain/capture/people-in-text'
import { understandCapture, type CaptureUnderstanding } from '@shared/domain/capture/understand-capture'
import { wallAt } from '@shared/domain/wall-clock'
import type { DraftKeeper } from './draft'
import type { KnownNames } from './known-names'

/** How the line is understood, given who is known and present, and what was taken or taken back. */
export class LineReading {
  /** Whom the user was meeting when the window came up. */
  present: Mentionable | null = null
  understood: CaptureUnderstanding

  constructor(
    private readonly names: KnownNames,
    private readonly keeper: DraftKeeper,
  ) {
    this.understood = this.understand('', new Set())
  }

  /** Understands the line anew; what was taken back and is no longer in it is forgotten. */
  read(text: string): void {
    const { rejected } = this.keeper.draft
    const stillThere = rejected.filter((key) => this.wouldUnderstand(text, key))
    if (stillThere.length < rejected.length) this.keeper.change({ rejected: stillThere })
    this.understood = this.understand(text, new Set(stillThere))
  }

  /** A picked line, each on its own: of what was taken back only who is present counts for it. */
  understandPicked(text: string): CaptureUnderstanding {
    return this.understand(text, new Set(this.keeper.draft.rejected.filter(isOfPresent)))
  }

  /** The words of a chip are plain text again. */
  takeBack({ key, type, end }: Chip): void {
    const { rejected } = this.keeper.draft
    if (type === 'word' && end === 0) this.keeper.change({ accepted: '' })
    else this.keeper.change({ rejected: [...rejected, key] })
  }

  private understand(text: string, rejected: ReadonlySet<string>): CaptureUnderstanding {
    const { people, competitors } = this.names
    const { accepted } = this.keeper.draft
    return understandCapture(text, {
      ...here(),
      people,
      competitors,
      rejected,
      accepted: isCaptureWord(accepted) ? accepted : '',
      present: this.present,
    })
  }

  /** Whether the words of a chip that was taken back are still in the line. Who is present stays so without words. */
  private wouldUnderstand(text: string, key: string): boolean {
    if (isOfPresent(key)) return true
    const others = new Set(this.keeper.draft.rejected.filter((other) => other !== key))
    return this.understand(text, others).chips.some((chip) => chip.key === key)
  }
}

/** The key of a chip that names whoever is present. */
function isOfPresent(key: string): boolean {
  return key.startsWith('present:')
}

export function here(): { today: string; zone: string } {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions()
  return { today: wallAt(Date.now(), zone), zone }
}
