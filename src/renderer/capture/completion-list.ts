import { completeLine, type LineCompletion } from '@shared/domain/capture/complete-line'
import type { Mentionable } from '@shared/domain/capture/people-in-text'

/** The list under the line, while a name is typed after `@` or a word after a slash. The focus stays in the line. */
export class CompletionList {
  private completion: LineCompletion | undefined
  private selected = 0
  /** Where the list was closed by the user: it stays so until another name or word is begun. */
  private dismissedAt: number | undefined

  constructor(
    private readonly line: HTMLTextAreaElement,
    private readonly list: HTMLElement,
    private readonly onChosen: () => void,
  ) {
    // NOTE: on press, not on click: the line must not lose the focus.
    list.addEventListener('mousedown', (event) => {
      event.preventDefault()
      const option = event.target instanceof HTMLElement ? event.target.closest('li') : null
      if (!option) return
      this.selected = [...list.children].indexOf(option)
      this.choose()
    })
  }

  get isOpen(): boolean {
    return this.completion !== undefined
  }

  /** What is listed. */
  get of(): LineCompletion['of'] | undefined {
    return this.completion?.of
  }

  get count(): number {
    return this.completion?.options.length ?? 0
  }

  /** Shows what could be meant by what stands before the caret. */
  update(people: readonly Mentionable[]): void {
    const { value, selectionStart, selectionEnd } = this.line
    const found = selectionStart === selectionEnd ? completeLine(value, selectionStart, people) : undefined
    if (found?.start !== this.dismissedAt) this.dismissedAt = undefined
    const shown = this.dismissedAt === undefined ? found : undefined
    if (shown?.start !== this.completion?.start) this.selected = 0
    this.completion = shown
    this.selected = Math.min(this.selected, Math.max(0, this.count - 1))
    this.render()
  }

  move(step: 1 | -1): void {
    this.selected = (this.selected + step + this.count) % this.count
    this.render()
  }

  /** Puts what is selected into the line. */
  choose(): void {
    const { start, end, options } = this.completion ?? { start: 0, end: 0, options: [] }
    const option = options[this.selected]
    if (!option) return
    this.close()
    this.line.setSelectionRange(start, end)
    // The one way to change a field that its own undo takes back.
    document.execCommand('insertText', false, option.replacement)
    this.onChosen()
  }

  dismiss(): void {
    this.dismissedAt = this.completion?.start
    this.close()
  }

  close(): void {
    this.completion = undefined
    this.render()
  }

  private render(): void {
    const { of, options } = this.completion ?? { of: 'people', options: [] }
    this.list.ariaLabel = of === 'words' ? 'Words' : 'People'
    this.list.hidden = options.length === 0
    this.list.replaceChildren(
      ...options.map(({ label, hint }, index) => {
        const option = document.createElement('li')
        option.id = `completion-${index}`
        option.role = 'option'
        option.ariaSelected = String(index === this.selected)
        option.textContent = label
        if (hint !== '') option.append(' ', hintOf(hint))
        return option
      }),
    )
    if (options.length > 0) this.line.setAttribute('aria-activedescendant', `completion-${this.selected}`)
    else this.line.removeAttribute('aria-activedescendant')
    this.list.children[this.selected]?.scrollIntoView({ block: 'nearest' })
  }
}

function hintOf(words: string): HTMLElement {
  const hint = document.createElement('span')
  hint.className = 'hint'
  hint.textContent = words
  return hint
}
