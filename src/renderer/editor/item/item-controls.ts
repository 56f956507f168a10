interface Actions {
  tick: () => void
  chooseKind: (button: HTMLElement) => void
  setMinutes: (minutes: number) => void
  takeOff: () => void
  openAction: () => void
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
  isAction: boolean
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
  private readonly action = document.createElement('button')
  private readonly note = document.createElement('span')
  private shown: Shown | undefined

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
    // A number field takes "e" and signs too, and then has no value to read.
    this.minutes.addEventListener('beforeinput', (event) => {
      if (/\D/.test(event.data ?? '')) event.preventDefault()
    })
    this.minutes.addEventListener('keydown', (event) => this.onMinutesKey(event))
    const unit = document.createElement('span')
    unit.textContent = 'min'
    const label = document.createElement('label')
    label.className = 'agenda-item-time'
    label.append(this.minutes, unit)

    this.takeOff.type = 'button'
    this.takeOff.className = 'agenda-item-take-off'
    this.takeOff.textContent = 'Take off the agenda'
    this.takeOff.addEventListener('click', () => actions.takeOff())
    this.action.type = 'button'
    this.action.className = 'agenda-item-take-off'
    this.action.textContent = 'Open'
    this.action.addEventListener('click', () => actions.openAction())
    this.note.className = 'agenda-item-note'
    this.note.textContent = 'Already above'

    this.side.className = 'agenda-item-side'
    this.side.contentEditable = 'false'
    this.side.append(this.note, this.action, this.takeOff, this.kind, label)
    this.side.addEventListener('keydown', (event) => this.onSideKey(event))
    // One stop for the whole text: Tab in an item goes on to that item's own controls, and from them out.
    for (const control of [this.tick, this.kind, this.minutes, this.action, this.takeOff])
      control.tabIndex = -1
  }

  contains(target: Node): boolean {
    return this.tick.contains(target) || this.side.contains(target)
  }

  focus(): void {
    this.kind.focus()
  }

  /** Touches only what differs from what is shown: each write to the page costs a key its share. */
  show(shown: Shown): void {
    const before = this.shown
    this.shown = shown
    if (!before) this.minutes.placeholder = '0'
    if (shown.headline !== before?.headline) {
      const name = shown.headline || 'Empty item'
      this.tick.setAttribute('aria-label', name)
      this.minutes.setAttribute('aria-label', `Minutes for ${name}`)
      this.takeOff.setAttribute('aria-label', `Take off the agenda: ${name}`)
      this.action.setAttribute('aria-label', `Open the action: ${name}`)
    }
    if (shown.isTicked !== before?.isTicked) this.tick.setAttribute('aria-checked', String(shown.isTicked))
    if (shown.kind !== before?.kind) {
      this.kind.textContent = shown.kind
      this.kind.setAttribute('aria-label', `Kind: ${shown.kind}`)
    }
    if (shown.isEditable !== before?.isEditable) {
      for (const control of [this.tick, this.kind, this.minutes]) control.disabled = !shown.isEditable
    }
    // What is being typed there is not replaced by what it came to.
    if (shown.minutes !== before?.minutes && Math.round(Number(this.minutes.value)) !== shown.minutes) {
      this.minutes.value = shown.minutes === 0 ? '' : String(shown.minutes)
    }
    this.takeOff.hidden = !shown.canTakeOff || !shown.isEditable
    this.action.hidden = !shown.isAction
    this.note.hidden = !shown.isDuplicate
  }

  private readMinutes(): void {
    const minutes = Math.round(Number(this.minutes.value))
    if (Number.isFinite(minutes) && minutes >= 0 && minutes <= mostMinutes) this.actions.setMinutes(minutes)
  }

  private onSideKey(event: KeyboardEvent): void {
    if (event.isComposing || (event.key !== 'Tab' && event.key !== 'Escape')) return
    const stops = [this.kind, this.minutes, this.action, this.takeOff].filter(({ hidden }) => !hidden)
    const at = stops.findIndex((stop) => stop === event.target)
    const next = stops[at + (event.shiftKey ? -1 : 1)]
    if (event.key === 'Tab' && next) next.focus()
    else if (event.key === 'Escape' || event.shiftKey) this.actions.leave()
    // Past the last the browser goes on, to what comes after the text.
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  private onMinutesKey(event: KeyboardEvent): void {
    if (event.isComposing || event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
    this.actions.leave()
  }
}
