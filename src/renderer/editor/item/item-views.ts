import type { AgendaItemView } from './agenda-item-view'

/** The items an editor shows, to tell which of them stand for the same thing, and which stands behind which. */
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

  /** Looks again at which items are doubled and what stands behind them, after the present update is drawn. Not run by typing. */
  changed(): void {
    if (this.isScheduled) return
    this.isScheduled = true
    queueMicrotask(() => {
      this.isScheduled = false
      this.markPlaces()
    })
  }

  private markPlaces(): void {
    const firsts = new Map<string, AgendaItemView>()
    const inOrder = [...this.views].sort((one, other) => one.position - other.position)
    for (const [index, view] of inOrder.entries()) {
      const isDuplicate = view.key !== '' && firsts.has(view.key)
      if (!isDuplicate) firsts.set(view.key, view)
      view.setDuplicate(isDuplicate)
      const next = inOrder[index + 1]
      const isRightBehind = next?.position === view.position + view.node.nodeSize
      view.setAskBehind(isRightBehind && next.isWrittenAsk)
    }
  }
}
