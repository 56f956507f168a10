import { completePerson, type Completion, type Mentionable } from '@shared/domain/capture-people'

/** The list of people under the line, while a name is being typed after `@`. The focus stays in the line. */
export class CompletionList {
  private completion: Completion | undefined
  private selected = 0
  /** Where the list was closed by the user: it stays so until another name is begun. */
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

  get count(): number {
    return this.completion?.people.length ?? 0
  }

  /** Shows who could be meant by what stands before the caret. */
  update(people: readonly Mentionable[]): void {
    const { value, selectionStart, selectionEnd } = this.line
    const found = selectionStart === selectionEnd ? completePerson(value, selectionStart, people) : undefined
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

  /** Puts the selected person into the line. */
  choose(): void {
    const { start, end, people } = this.completion ?? { start: 0, end: 0, people: [] }
    const person = people[this.selected]
    if (!person) return
    this.close()
    this.line.setSelectionRange(start, end)
    // The one way to change a field that its own undo takes back.
    document.execCommand('insertText', false, person.replacement)
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
    const people = this.completion?.people ?? []
    this.list.hidden = people.length === 0
    this.list.replaceChildren(
      ...people.map(({ name }, index) => {
        const option = document.createElement('li')
        option.id = `completion-${index}`
        option.role = 'option'
        option.ariaSelected = String(index === this.selected)
        option.textContent = name
        return option
      }),
    )
    if (people.length > 0) this.line.setAttribute('aria-activedescendant', `completion-${this.selected}`)
    else this.line.removeAttribute('aria-activedescendant')
  }
}
