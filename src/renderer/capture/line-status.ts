import { destinationOf } from '@shared/domain/capture/destination'
import { missingOf } from '@shared/domain/capture/records-of'
import type { CaptureUnderstanding } from '@shared/domain/capture/understand-capture'
import { here } from './line-reading'

/** What is said under the line: where it goes, what stands in the way, and, to who listens, what was just done. */
export class LineStatus {
  constructor(
    private readonly elements: { problem: HTMLElement; destination: HTMLElement; said: HTMLElement },
    private readonly firstNameOf: (personId: string) => string,
  ) {}

  get destination(): string {
    return this.elements.destination.textContent ?? ''
  }

  showSaving(): void {
    this.showDestination('Saving…', false)
  }

  /** @param count 0 for all as one */
  showPicked(count: number): void {
    const words = count === 0 ? 'All as one capture' : `${count} ${count === 1 ? 'capture' : 'captures'}`
    this.showDestination(words, false)
  }

  showLine(understood: CaptureUnderstanding): void {
    const words = destinationOf(understood, this.firstNameOf, here().today)
    this.showDestination(words, missingOf(understood) !== undefined)
  }

  /** Nothing, for words that are empty. */
  showProblem(words: string): void {
    this.elements.problem.hidden = words === ''
    this.elements.problem.textContent = words
  }

  /** Read out, and nowhere in sight. */
  say(words: string): void {
    this.elements.said.textContent = words
  }

  private showDestination(words: string, isMissing: boolean): void {
    this.elements.destination.textContent = words
    this.elements.destination.toggleAttribute('data-missing', isMissing)
  }
}
