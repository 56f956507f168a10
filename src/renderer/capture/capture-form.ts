import { understandCapture, type CaptureUnderstanding, type Chip } from '@shared/domain/capture-grammar'
import { UserError } from '@shared/ipc/user-error'
import { wallAt } from '@shared/domain/wall-clock'
import { call } from '../documents/bridge'
import { CompletionList } from './completion-list'
import { DraftKeeper } from './draft'
import { KnownPeople } from './known-people'

const tones: Record<Chip['type'], string> = { person: 'accent', tag: '', url: '', date: 'amber' }

/** The line, how it is understood, and where it goes. */
export class CaptureForm {
  private readonly line: HTMLTextAreaElement
  private readonly chips: HTMLElement
  private readonly problem: HTMLElement
  private readonly destination: HTMLElement
  private readonly said: HTMLElement
  private readonly completions: CompletionList
  private readonly people = new KnownPeople(() => this.update())
  private readonly keeper = new DraftKeeper()
  private understood: CaptureUnderstanding
  private isSaving = false
  private isComposing = false

  constructor(page: Document) {
    const find = (id: string) => {
      const element = page.getElementById(id)
      if (!element) throw new Error(`the page has no #${id}`)
      return element
    }
    this.line = find('line') as HTMLTextAreaElement
    this.chips = find('chips')
    this.problem = find('problem')
    this.destination = find('destination')
    this.said = find('said')
    this.completions = new CompletionList(this.line, find('completions'), () => this.changed())
    this.understood = this.understand(new Set())
    this.line.addEventListener('input', () => this.changed())
    this.line.addEventListener('keydown', (event) => this.keyDown(event))
    this.line.addEventListener('compositionstart', () => (this.isComposing = true))
    this.line.addEventListener('compositionend', () => {
      this.isComposing = false
      this.changed()
    })
    page.addEventListener('selectionchange', () => this.showCompletions())
    page.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isOfInputMethod(event)) void this.hide()
    })
  }

  /** Fills in what was typed before, and learns whom a line can name. */
  async load(): Promise<void> {
    try {
      const { text } = await this.keeper.load()
      // What was typed while this was read comes after it.
      if (text !== '') this.line.value = [text, this.line.value].filter(Boolean).join('\n')
      this.changed()
      await this.people.load()
    } catch (error) {
      // The line works without: it knows nobody, and an earlier draft stays on disk until something is typed.
      this.showProblem(error instanceof Error ? error.message : String(error))
    }
  }

  /** The window was brought up: the caret goes into the line, and a line that could not be kept is added to it. */
  shown(failed: { text: string; reason: string } | null): void {
    this.line.focus()
    if (!failed) return
    const before = this.line.value
    if (before.trim() !== failed.text.trim()) {
      this.line.value = [before, failed.text].filter(Boolean).join('\n')
      this.changed()
    }
    this.showProblem(failed.reason)
  }

  private changed(): void {
    this.keeper.change({ text: this.line.value })
    this.showProblem('')
    this.update()
  }

  private update(): void {
    const stillThere = this.keeper.draft.rejected.filter((key) => this.wouldUnderstand(key))
    if (stillThere.length < this.keeper.draft.rejected.length) this.keeper.change({ rejected: stillThere })
    this.understood = this.understand(new Set(stillThere))
    this.showChips()
    this.showCompletions()
  }

  private understand(rejected: ReadonlySet<string>): CaptureUnderstanding {
    const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions()
    const today = wallAt(Date.now(), zone)
    return understandCapture(this.line.value, { people: this.people.all, today, zone, rejected })
  }

  /** Whether the words of a chip that was taken back are still in the line. */
  private wouldUnderstand(key: string): boolean {
    const others = new Set(this.keeper.draft.rejected.filter((other) => other !== key))
    return this.understand(others).chips.some((chip) => chip.key === key)
  }

  private keyDown(event: KeyboardEvent): void {
    if (isOfInputMethod(event) || event.ctrlKey || event.metaKey || event.altKey) return
    if (this.completions.isOpen && this.completionKey(event)) return event.preventDefault()
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void this.commit()
    } else if (event.key === 'Backspace' && !event.repeat && this.takeBackBeforeCaret())
      event.preventDefault()
  }

  private completionKey({ key, shiftKey }: KeyboardEvent): boolean {
    if (key === 'ArrowDown') this.completions.move(1)
    else if (key === 'ArrowUp') this.completions.move(-1)
    else if ((key === 'Enter' || key === 'Tab') && !shiftKey) this.completions.choose()
    else if (key === 'Escape') this.completions.dismiss()
    else return false
    return true
  }

  /** With the caret at the end of words that are understood, they become plain text again. */
  private takeBackBeforeCaret(): boolean {
    const { selectionStart, selectionEnd } = this.line
    if (selectionStart !== selectionEnd) return false
    const chip = this.understood.chips.find(({ end }) => end === selectionEnd)
    if (chip) this.takeBack(chip)
    return chip !== undefined
  }

  private takeBack({ key, label }: Chip): void {
    this.keeper.change({ rejected: [...this.keeper.draft.rejected, key] })
    this.said.textContent = `${label} is plain text now`
    this.update()
  }

  private async commit(): Promise<void> {
    if (this.isSaving) return
    if (this.line.value.trim() === '') return this.hide()
    this.setSaving(true)
    const { personIds, tags, url, dueDate } = this.understood
    const { text, commandId } = this.keeper.draft
    try {
      await call('captures.commit', { commandId, text, personIds, tags, url, dueDate })
      this.line.value = ''
      this.keeper.clear()
      this.update()
      await this.hide()
    } catch (error) {
      this.showProblem(reasonOf(error))
    } finally {
      this.setSaving(false)
    }
  }

  /** Closes the window; what is in the line stays. */
  private async hide(): Promise<void> {
    this.completions.close()
    // A draft that cannot be written must not keep the window open: it is still in the line.
    await this.keeper.flush().catch(() => undefined)
    await call('capture.hide', {})
  }

  private setSaving(isSaving: boolean): void {
    this.isSaving = isSaving
    this.line.readOnly = isSaving
    this.destination.textContent = isSaving ? 'Saving…' : 'Inbox'
  }

  private showProblem(words: string): void {
    this.problem.hidden = words === ''
    this.problem.textContent = words
  }

  private showCompletions(): void {
    if (this.isComposing || document.activeElement !== this.line) return
    const before = this.completions.count
    this.completions.update(this.people.all)
    const { count } = this.completions
    if (count > 0 && count !== before) this.said.textContent = count === 1 ? '1 person' : `${count} people`
  }

  private showChips(): void {
    this.chips.replaceChildren(
      ...this.understood.chips.map((chip) => {
        const item = document.createElement('li')
        const button = document.createElement('button')
        button.type = 'button'
        button.className = 'chip'
        button.dataset['tone'] = tones[chip.type]
        button.textContent = chip.label
        button.ariaLabel = `${chip.label}: take back`
        button.addEventListener('click', () => {
          this.takeBack(chip)
          this.line.focus()
        })
        item.append(button)
        return item
      }),
    )
  }
}

/** Why a line could not be kept. */
function reasonOf(error: unknown): string {
  if (error instanceof UserError && error.code === 'bad-arguments') {
    return 'This is more than a capture holds. Shorten it; it is still here.'
  }
  return `${error instanceof Error ? error.message : String(error)} Your line is still here.`
}

/** Keys that an input method works with, also the first one, which comes before composition has begun. */
function isOfInputMethod(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
