import type { AgendaItemView } from './agenda-item-view'

/** The items an editor shows, to tell which of them stand for the same thing. */
export class ItemViews {
  private readonly views = new Set<AgendaItemView>()
  private isScheduled = false

  add(view: AgendaItemView): void {
    this.views.add(view)
    this.changed()
  }

  delete(view: AgendaItemView): void {
    this.views.delete(view)
    this.changed()
  }

  /** The item that begins at this position. */
  at(position: number): AgendaItemView | undefined {
    return [...this.views].find((view) => view.position === position)
  }

  /** Looks again at which items are doubled, after the present update is drawn. Not run by typing. */
  changed(): void {
    if (this.isScheduled) return
    this.isScheduled = true
    queueMicrotask(() => {
      this.isScheduled = false
      this.markDuplicates()
    })
  }

  private markDuplicates(): void {
    const firsts = new Map<string, AgendaItemView>()
    const inOrder = [...this.views].sort((one, other) => one.position - other.position)
    for (const view of inOrder) {
      const isDuplicate = view.key !== '' && firsts.has(view.key)
      if (!isDuplicate) firsts.set(view.key, view)
      view.setDuplicate(isDuplicate)
    }
  }
}
