import { sizeInWords } from '@shared/attachments/size-in-words'
import { isImage, type Attachment } from '@shared/body/attachment'
import { icon } from '../icons'

interface Actions {
  open: () => void
  save: () => void
  /** The name is written over from now on, or no longer. */
  beginRename: () => void
  rename: (name: string) => void
  /** Back to the text. */
  leave: () => void
}

interface Shown {
  attachment: Attachment
  /** Why it cannot be opened now; empty where it can. */
  status: string
  isHere: boolean
  isEditable: boolean
}

/**
 * The line of an image or a file: its name, its size, and what can be done with it. An image's name can be written
 * over, since it is what a screen reader says of it; a file's says what it is.
 */
export class AttachmentRow {
  readonly element = document.createElement('div')
  private readonly sign = document.createElement('span')
  private readonly name = document.createElement('span')
  private readonly nameField = document.createElement('input')
  private readonly about = document.createElement('span')
  private readonly openButton = document.createElement('button')
  private readonly saveButton = document.createElement('button')
  private shownSign = ''
  private shownName: string | undefined

  constructor(private readonly actions: Actions) {
    this.element.className = 'attachment-row'
    this.sign.className = 'attachment-sign'
    this.name.className = 'attachment-name'
    this.name.dir = 'auto'
    this.nameField.className = 'attachment-name'
    this.nameField.type = 'text'
    this.nameField.dir = 'auto'
    this.nameField.maxLength = 250
    this.nameField.addEventListener('focus', () => actions.beginRename())
    // As it is typed, like text: the app may be closed at any moment. A half word of an input method is none.
    this.nameField.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent) || !event.isComposing) this.rename()
    })
    this.nameField.addEventListener('compositionend', () => this.rename())
    this.nameField.addEventListener('blur', () => {
      if (this.shownName !== undefined) this.nameField.value = this.shownName
      actions.beginRename()
    })
    this.about.className = 'attachment-about'
    this.openButton.textContent = 'Open'
    this.openButton.addEventListener('click', () => actions.open())
    this.saveButton.textContent = 'Save as…'
    this.saveButton.addEventListener('click', () => actions.save())
    for (const button of [this.openButton, this.saveButton]) {
      button.type = 'button'
      button.className = 'attachment-button'
    }
    const actionButtons = document.createElement('span')
    actionButtons.className = 'attachment-actions'
    actionButtons.append(this.openButton, this.saveButton)
    this.element.append(this.sign, this.name, this.nameField, this.about, actionButtons)
    this.element.addEventListener('keydown', (event) => this.onKey(event))
    // One stop for the whole text: Tab goes on from the selected block to these, and from them out.
    for (const control of [this.nameField, this.openButton, this.saveButton]) control.tabIndex = -1
  }

  focus(): void {
    this.stops[0]?.focus()
  }

  show({ attachment, status, isHere, isEditable }: Shown): void {
    const { name, bytes } = attachment
    const canRename = isImage(attachment) && isEditable
    const sign = isImage(attachment) ? 'image' : 'file'
    if (sign !== this.shownSign) this.sign.replaceChildren(icon(sign))
    this.shownSign = sign
    this.shownName = name
    this.name.textContent = name
    this.name.title = name
    this.name.hidden = canRename
    this.nameField.hidden = !canRename
    // What is being typed there is not replaced.
    if (document.activeElement !== this.nameField) this.nameField.value = name
    this.nameField.setAttribute('aria-label', `What the image shows: ${name}`)
    this.about.textContent = status === '' ? sizeInWords(bytes) : `${sizeInWords(bytes)} · ${status}`
    this.openButton.setAttribute('aria-label', `Open: ${name}`)
    this.saveButton.setAttribute('aria-label', `Save as…: ${name}`)
    for (const button of [this.openButton, this.saveButton]) button.disabled = !isHere
  }

  private get stops(): HTMLElement[] {
    const { nameField, openButton, saveButton } = this
    return [
      ...(nameField.hidden ? [] : [nameField]),
      ...[openButton, saveButton].filter(({ disabled }) => !disabled),
    ]
  }

  private rename(): void {
    const name = this.nameField.value.trim()
    if (name !== '') this.actions.rename(name)
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing) return
    const { stops } = this
    const next = stops[stops.findIndex((stop) => stop === event.target) + (event.shiftKey ? -1 : 1)]
    const isDone = event.key === 'Enter' && event.target === this.nameField
    if (event.key === 'Tab' && next) next.focus()
    else if (isDone || event.key === 'Escape' || (event.key === 'Tab' && event.shiftKey)) this.actions.leave()
    // Past the last the browser goes on, to what comes after the text; Enter presses a button.
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}
