/** One choice of a popup list. */
export interface Choice {
  id: string
  label: string
  /** One line of what it is for. */
  hint?: string
  /** Set where one of the choices is the present one. */
  isChosen?: boolean
  /** In a menu: the letter that chooses it at once. */
  key?: string
}

interface PopupListOptions {
  label: string
  /** A list whose focus stays in the text is a listbox; a menu takes the focus. */
  role: 'listbox' | 'menu'
  onChoose: (choice: Choice) => void
}

let lastNumber = 0

/**
 * A list that opens beside the caret or a button. Plain DOM, because it stands inside the editor's own world: it must
 * appear within the same frame as the key that asked for it.
 */
export class PopupList {
  readonly element = document.createElement('div')
  private choices: readonly Choice[] = []
  private active = 0
  private readonly id: string
  private lastPlace = ''

  constructor(private readonly options: PopupListOptions) {
    lastNumber += 1
    this.id = `popup-list-${lastNumber}`
    this.element.className = 'popup-list'
    this.element.id = this.id
    this.element.setAttribute('role', options.role)
    this.element.setAttribute('aria-label', options.label)
    if (options.role === 'menu') this.element.tabIndex = -1
    // Pressing must not take the caret out of the text.
    this.element.addEventListener('mousedown', (event) => event.preventDefault())
  }

  get isEmpty(): boolean {
    return this.choices.length === 0
  }

  get activeId(): string | undefined {
    return this.isEmpty ? undefined : `${this.id}-${this.active}`
  }

  show(choices: readonly Choice[]): void {
    const before = this.choices[this.active]?.id
    this.choices = choices
    const chosen = choices.findIndex(({ isChosen }) => isChosen)
    const kept = choices.findIndex(({ id }) => id === before)
    this.active = kept >= 0 ? kept : Math.max(0, chosen)
    this.element.replaceChildren(...choices.map((choice, index) => this.row(choice, index)))
    this.markActive()
  }

  /** Under the rectangle, or above it where there is no room. */
  place(rectangle: DOMRect): void {
    if (!this.element.isConnected) document.body.append(this.element)
    const { offsetHeight: height, offsetWidth: width } = this.element
    const gap = 4
    const below = rectangle.bottom + gap
    const top = below + height > innerHeight ? Math.max(gap, rectangle.top - gap - height) : below
    const left = Math.max(gap, Math.min(rectangle.left, innerWidth - width - gap))
    const place = `${left},${top}`
    if (place === this.lastPlace) return
    this.lastPlace = place
    this.element.style.top = `${top}px`
    this.element.style.left = `${left}px`
  }

  remove(): void {
    this.element.remove()
  }

  /** Whether the key was one of the list's own. Escape is left to who opened it. */
  handleKey(event: KeyboardEvent): boolean {
    if (this.isEmpty) return false
    switch (event.key) {
      case 'ArrowDown':
        this.move(1)
        return true
      case 'ArrowUp':
        this.move(-1)
        return true
      case 'Home':
      case 'End':
        if (this.options.role === 'listbox') return false
        this.active = event.key === 'Home' ? 0 : this.choices.length - 1
        this.markActive()
        return true
      case 'Enter':
      case 'Tab':
        this.choose(this.active)
        return true
      case ' ':
        if (this.options.role === 'listbox') return false
        this.choose(this.active)
        return true
      default:
        return this.options.role === 'menu' && (this.chooseByKey(event) || this.jumpTo(event.key))
    }
  }

  private chooseByKey(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const index = this.choices.findIndex(({ key }) => key === event.key.toLowerCase())
    this.choose(index)
    return index >= 0
  }

  private move(by: number): void {
    this.active = (this.active + by + this.choices.length) % this.choices.length
    this.markActive()
  }

  /** Type-ahead: the next choice that begins with the letter. */
  private jumpTo(key: string): boolean {
    if (key.length !== 1) return false
    const order = this.choices.map((_, offset) => (this.active + 1 + offset) % this.choices.length)
    const found = order.find((index) =>
      this.choices[index]?.label.toLowerCase().startsWith(key.toLowerCase()),
    )
    if (found === undefined) return false
    this.active = found
    this.markActive()
    return true
  }

  private choose(index: number): void {
    const choice = this.choices[index]
    if (choice) this.options.onChoose(choice)
  }

  private row(choice: Choice, index: number): HTMLElement {
    const row = document.createElement('div')
    row.id = `${this.id}-${index}`
    row.className = 'popup-choice'
    row.dataset['choice'] = choice.id
    const isMenu = this.options.role === 'menu'
    const isOneOf = isMenu && choice.isChosen !== undefined
    row.setAttribute('role', isOneOf ? 'menuitemradio' : isMenu ? 'menuitem' : 'option')
    if (isOneOf) row.setAttribute('aria-checked', String(choice.isChosen === true))
    const label = document.createElement('span')
    label.className = 'popup-choice-label'
    label.textContent = choice.label
    row.append(label)
    if (choice.hint) {
      const hint = document.createElement('span')
      hint.className = 'popup-choice-hint'
      hint.textContent = choice.hint
      row.append(hint)
    }
    if (choice.key) {
      const key = document.createElement('kbd')
      key.className = 'kbd popup-choice-key'
      key.ariaHidden = 'true'
      key.textContent = choice.key.toUpperCase()
      row.append(key)
      row.setAttribute('aria-keyshortcuts', choice.key.toUpperCase())
    }
    row.addEventListener('click', () => this.choose(index))
    row.addEventListener('pointermove', () => {
      if (this.active === index) return
      this.active = index
      this.markActive()
    })
    return row
  }

  private markActive(): void {
    for (const [index, row] of [...this.element.children].entries()) {
      row.classList.toggle('is-active', index === this.active)
      if (this.options.role === 'listbox') row.setAttribute('aria-selected', String(index === this.active))
    }
    const active = this.element.children[this.active]
    if (this.options.role === 'menu' && this.activeId) {
      this.element.setAttribute('aria-activedescendant', this.activeId)
    }
    // Absent where there is no layout.
    active?.scrollIntoView?.({ block: 'nearest' })
  }
}
