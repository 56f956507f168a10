/** Says under the text which file is being added, and how far it is. Drawn only where that takes a moment. */
export class AddingProgress {
  private readonly element = document.createElement('div')
  private readonly words = document.createElement('span')
  private readonly bar = document.createElement('progress')

  constructor(
    frame: Element | null,
    private readonly count: number,
  ) {
    this.element.className = 'adding-progress'
    this.words.setAttribute('role', 'status')
    this.bar.max = 1
    this.element.append(this.words, this.bar)
    frame?.append(this.element)
  }

  begin(name: string, index: number): void {
    const place = this.count > 1 ? ` (${index + 1} of ${this.count})` : ''
    this.words.textContent = `Adding “${name}”${place}`
    this.bar.setAttribute('aria-label', this.words.textContent)
    // Without a value it moves to and fro: how far a file is that the main process reads is not known here.
    this.bar.removeAttribute('value')
  }

  show(share: number): void {
    this.bar.value = share
  }

  end(): void {
    this.element.remove()
  }
}
