/** The lines of a pasted text, to pick those that are captured each on its own. */
export class LinePicker {
  private lines: readonly string[] = []
  private picked = new Set<number>()
  private current = 0

  constructor(
    private readonly panel: HTMLElement,
    private readonly list: HTMLElement,
    private readonly actions: {
      /** None are picked where the whole is to be kept as one. */
      keep: (lines: string[]) => void
      close: () => void
      changed: () => void
    },
  ) {
    list.addEventListener('keydown', (event) => this.keyDown(event))
    list.addEventListener('click', (event) => {
      const option = event.target instanceof HTMLElement ? event.target.closest('li') : null
      if (option) this.toggle([...list.children].indexOf(option))
    })
  }

  get isOpen(): boolean {
    return this.lines.length > 0
  }

  get pickedCount(): number {
    return this.picked.size
  }

  open(lines: readonly string[]): void {
    this.lines = lines
    this.picked = new Set()
    this.current = 0
    this.panel.hidden = false
    this.list.replaceChildren(
      ...lines.map((line, index) => {
        const option = document.createElement('li')
        option.id = `line-${index}`
        option.role = 'option'
        option.dir = 'auto'
        option.textContent = line
        return option
      }),
    )
    lines.forEach((_, index) => this.mark(index))
    this.moveTo(0)
    this.list.focus()
    this.actions.changed()
  }

  close(): void {
    this.lines = []
    this.panel.hidden = true
    this.list.replaceChildren()
    this.list.removeAttribute('aria-activedescendant')
  }

  private keyDown(event: KeyboardEvent): void {
    const { key } = event
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (key === 'ArrowDown') this.moveTo(Math.min(this.current + 1, this.lines.length - 1))
    else if (key === 'ArrowUp') this.moveTo(Math.max(this.current - 1, 0))
    else if (key === 'Home') this.moveTo(0)
    else if (key === 'End') this.moveTo(this.lines.length - 1)
    else if (key === ' ') this.toggle(this.current)
    else if (key === 'Enter') this.actions.keep(this.lines.filter((_, index) => this.picked.has(index)))
    else if (key === 'Escape') this.actions.close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  private toggle(index: number): void {
    if (this.picked.has(index)) this.picked.delete(index)
    else this.picked.add(index)
    this.mark(index)
    this.moveTo(index)
    this.actions.changed()
  }

  private mark(index: number): void {
    const option = this.list.children[index]
    if (option) option.ariaSelected = String(this.picked.has(index))
  }

  private moveTo(index: number): void {
    this.list.children[this.current]?.removeAttribute('data-current')
    this.current = index
    const option = this.list.children[index]
    option?.setAttribute('data-current', '')
    option?.scrollIntoView({ block: 'nearest' })
    this.list.setAttribute('aria-activedescendant', `line-${index}`)
  }
}
