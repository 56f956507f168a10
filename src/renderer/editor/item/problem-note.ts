import type { Node } from '@tiptap/pm/model'
import type { BodyNode } from '@shared/body/body-node'
import { missingInWords } from '@shared/domain/ways-out'
import { icon } from '../icons'

/** Typing pauses this long before a problem is looked at again. */
const quietMs = 120

/** Says under a problem what it still needs. It looks at the item after a pause, never on a key. */
export class ProblemNote {
  readonly element = document.createElement('button')
  private readonly words = document.createElement('span')
  private timer: ReturnType<typeof setTimeout> | undefined
  private seen: Node | undefined
  private isAskBehind = false

  constructor(onPress: () => void) {
    this.element.type = 'button'
    this.element.className = 'agenda-item-missing'
    this.element.contentEditable = 'false'
    this.element.tabIndex = -1
    this.element.hidden = true
    // As every finding is.
    this.element.toggleAttribute('data-private', true)
    this.element.append(icon('alert'), this.words)
    this.element.addEventListener('click', onPress)
  }

  /** Looks at a problem; `undefined` where there is none to look at. */
  look(item: Node | undefined): void {
    clearTimeout(this.timer)
    if (!item || !this.seen) this.show(item)
    else this.timer = setTimeout(() => this.show(item), quietMs)
  }

  /** Whether what is asked stands in the item right behind it. */
  setAskBehind(isAskBehind: boolean): void {
    if (this.isAskBehind === isAskBehind) return
    this.isAskBehind = isAskBehind
    this.say()
  }

  close(): void {
    clearTimeout(this.timer)
  }

  private show(item: Node | undefined): void {
    if (item === this.seen) return
    this.seen = item
    this.say()
  }

  private say(): void {
    const content = (this.seen?.toJSON() as BodyNode | undefined)?.content ?? []
    const missing = this.seen ? missingInWords(content, this.isAskBehind) : ''
    this.element.hidden = missing === ''
    if (this.words.textContent !== missing) this.words.textContent = missing
  }
}
