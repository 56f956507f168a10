interface Actions {
  tick: () => void
  chooseKind: (button: HTMLElement) => void
  setMinutes: (minutes: number) => void
  takeOff: () => void
  /** Back to the text. */
  leave: () => void
}

interface Shown {
  headline: string
  kind: string
  minutes: number
  isTicked: boolean
  isEditable: boolean
  canTakeOff: boolean
  isDuplicate: boolean
}

/** A day: more is a slip of the finger. */
const mostMinutes = 1440

/** What stands around an item's text: its tick, its kind, its minutes. */
export class ItemControls {
  readonly tick = document.createElement('button')
  readonly side = document.createElement('div')
  private readonly kind = document.createElement('button')
  private readonly minutes = document.createElement('input')
  private readonly takeOff = document.createElement('button')
  private readonly note = document.createElement('span')

  constructor(private readonly actions: Actions) {
    this.tick.type = 'button'
    this.tick.className = 'agenda-item-tick'
    this.tick.contentEditable = 'false'
    this.tick.setAttribute('role', 'checkbox')
    this.tick.addEventListener('click', () => actions.tick())

    this.kind.type = 'button'
    this.kind.className = 'kind-chip'
    this.kind.setAttribute('aria-haspopup', 'menu')
    this.kind.addEventListener('click', () => actions.chooseKind(this.kind))

    this.minutes.type = 'number'
    this.minutes.className = 'agenda-item-minutes'
    this.minutes.min = '0'
    this.minutes.max = String(mostMinutes)
    this.minutes.addEventListener('input', () => this.readMinutes())
    this.minutes.addEventListener('keydown', (event) => this.onMinutesKey(event))
    const unit = document.createElement('span')
    unit.textContent = 'min'
    const label = document.createElement('label')
    label.className = 'agenda-item-time'
    label.append(this.minutes, unit)

    this.takeOff.type = 'button'
    this.takeOff.className = 'agenda-item-take-off'
    this.takeOff.textContent = 'Take off'
    this.takeOff.addEventListener('click', () => actions.takeOff())
    this.note.className = 'agenda-item-note'
    this.note.textContent = 'Already above'

    this.side.className = 'agenda-item-side'
    this.side.contentEditable = 'false'
    this.side.append(this.note, this.takeOff, this.kind, label)
  }

  contains(target: Node): boolean {
    return this.tick.contains(target) || this.side.contains(target)
  }

  show(shown: Shown): void {
    const name = shown.headline || 'Empty item'
    this.tick.setAttribute('aria-checked', String(shown.isTicked))
    this.tick.setAttribute('aria-label', name)
    this.tick.disabled = !shown.isEditable
    this.kind.textContent = shown.kind
    this.kind.setAttribute('aria-label', `Kind: ${shown.kind}`)
    this.kind.disabled = !shown.isEditable
    this.minutes.setAttribute('aria-label', `Minutes for ${name}`)
    this.minutes.disabled = !shown.isEditable
    // What is being typed there is not replaced by what it came to.
    if (Number(this.minutes.value) !== shown.minutes || this.minutes.value === '') {
      if (this.minutes.ownerDocument.activeElement !== this.minutes || this.minutes.value !== '') {
        this.minutes.value = shown.minutes === 0 ? '' : String(shown.minutes)
      }
    }
    this.minutes.placeholder = '0'
    this.takeOff.hidden = !shown.canTakeOff || !shown.isEditable
    this.takeOff.setAttribute('aria-label', `Take off: ${name}`)
    this.note.hidden = !shown.isDuplicate
  }

  private readMinutes(): void {
    const minutes = Math.round(Number(this.minutes.value))
    if (Number.isFinite(minutes) && minutes >= 0 && minutes <= mostMinutes) this.actions.setMinutes(minutes)
  }

  private onMinutesKey(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    event.stopPropagation()
    this.actions.leave()
  }
}
