import type { Chip } from '@shared/domain/capture/chip'
import type { Mentionable } from '@shared/domain/capture/people-in-text'
import type { CaptureUnderstanding } from '@shared/domain/capture/understand-capture'
import { firstNameOf } from '@shared/domain/meeting-words'
import { pastedLines } from '@shared/domain/capture/pasted-lines'
import { call } from '../documents/bridge'
import { damagedDraftWords } from '../documents/draft-text'
import { ChipRow } from './chip-row'
import { CompletionList } from './completion-list'
import { DraftKeeper } from './draft'
import { KnownNames } from './known-names'
import { LinePicker } from './line-picker'
import { LineReading } from './line-reading'
import { LineStatus } from './line-status'
import { reasonOf } from './reason-of'

/** The line, how it is understood, and where it goes. */
export class CaptureForm {
  private readonly line: HTMLTextAreaElement
  private readonly status: LineStatus
  private readonly completions: CompletionList
  private readonly chips: ChipRow
  private readonly picker: LinePicker
  private readonly names = new KnownNames(() => this.update())
  private readonly keeper = new DraftKeeper()
  private readonly reading = new LineReading(this.names, this.keeper)
  /** What was pasted and is being picked from. */
  private pasted = ''
  private hasJustTaken = false
  private knowsDraft = false
  private isSaving = false
  private isComposing = false

  constructor(page: Document) {
    const find = (id: string) => {
      const element = page.getElementById(id)
      if (!element) throw new Error(`the page has no #${id}`)
      return element
    }
    this.line = find('line') as HTMLTextAreaElement
    this.status = new LineStatus(
      { problem: find('problem'), destination: find('destination'), said: find('said') },
      (personId) => firstNameOf(this.names.nameOf(personId)),
    )
    this.completions = new CompletionList(this.line, find('completions'), () => this.changed())
    this.chips = new ChipRow(find('chips'), find('proposed'), {
      takeBack: (chip) => this.takeBack(chip),
      take: () => this.takeProposal(),
    })
    this.picker = new LinePicker(find('picker'), find('lines'), {
      keep: (lines) => void this.commitLines(lines),
      close: () => this.stopPicking(),
      changed: () => this.showDestination(),
    })
    this.reading.read(this.line.value)
    this.line.addEventListener('input', () => this.changed())
    this.line.addEventListener('keydown', (event) => this.keyDown(event))
    this.line.addEventListener('paste', (event) => this.paste(event))
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
      const { text, isDamaged } = await this.keeper.load()
      this.knowsDraft = true
      // What was typed while this was read comes after it, and may be on disk instead of it.
      if (!this.line.value.startsWith(text))
        this.line.value = [text, this.line.value].filter(Boolean).join('\n')
      this.changed()
      if (isDamaged) this.status.showProblem(damagedDraftWords)
      await this.names.load()
    } catch (error) {
      // The line works without: it knows nobody, and an earlier draft stays on disk until something is typed.
      this.status.showProblem(error instanceof Error ? error.message : String(error))
    }
  }

  /** The vault was put together again: a draft that could not be read may be read now. */
  async loadAgain(): Promise<void> {
    if (!this.knowsDraft) await this.load()
  }

  /**
   * The window was brought up: the caret goes into the line, and a line that could not be kept is added to it. `present`
   * is whom the user is meeting just now.
   */
  shown(failed: { text: string; reason: string } | null, present: Mentionable | null): void {
    this.reading.present = present
    if (!this.picker.isOpen) this.line.focus()
    this.update()
    if (!failed) return
    const before = this.line.value
    if (before.trim() !== failed.text.trim()) {
      this.line.value = [before, failed.text].filter(Boolean).join('\n')
      this.changed()
    }
    this.status.showProblem(failed.reason)
  }

  private changed(): void {
    this.hasJustTaken = false
    // A word that was taken belongs to the line it was taken for.
    const isEmpty = this.line.value.trim() === ''
    this.keeper.change({ text: this.line.value, ...(isEmpty ? { accepted: '' } : {}) })
    this.status.showProblem('')
    this.update()
  }

  private update(): void {
    this.reading.read(this.line.value)
    // While lines are picked the line itself is out of sight, and each is understood on its own.
    const { chips, proposal } = this.picker.isOpen ? { chips: [], proposal: null } : this.reading.understood
    this.chips.show(chips, proposal)
    this.showDestination()
    this.showCompletions()
  }

  private keyDown(event: KeyboardEvent): void {
    if (isOfInputMethod(event) || event.ctrlKey || event.metaKey || event.altKey) return
    if (this.completions.isOpen && this.completionKey(event)) return event.preventDefault()
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void this.commit()
    } else if (event.key === 'Tab' && !event.shiftKey && this.reading.understood.proposal) {
      event.preventDefault()
      this.takeProposal()
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

  private takeProposal(): void {
    const { proposal } = this.reading.understood
    if (!proposal) return
    this.keeper.change({ accepted: proposal.word })
    this.update()
    this.hasJustTaken = true
    this.status.say(`${proposal.label}. ${this.status.destination}`)
    this.line.focus()
  }

  /**
   * With the caret at the end of words that are understood, they become plain text again. What stands nowhere in the line
   * is taken back at its start, and a word right after it was taken.
   */
  private takeBackBeforeCaret(): boolean {
    const { selectionStart, selectionEnd } = this.line
    if (selectionStart !== selectionEnd) return false
    const { chips } = this.reading.understood
    const chip =
      selectionEnd === 0 || this.hasJustTaken
        ? chips.findLast(({ end, type }) => end === 0 && (selectionEnd === 0 || type === 'word'))
        : chips.find(({ end }) => end === selectionEnd)
    if (chip) this.takeBack(chip)
    return chip !== undefined
  }

  private takeBack(chip: Chip): void {
    this.reading.takeBack(chip)
    this.status.say(chip.end === 0 ? `${chip.label} is taken back` : `${chip.label} is plain text now`)
    this.hasJustTaken = false
    this.update()
    this.line.focus()
  }

  /** A text of several lines goes into the line as it is, so that it is safe, and its lines can be picked from. */
  private paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    const lines = pastedLines(text)
    if (!lines) return
    event.preventDefault()
    // The one way to change a field that its own undo takes back.
    document.execCommand('insertText', false, text)
    this.pasted = this.line.value.includes(text) ? text : text.replace(/\r\n?/g, '\n')
    // A word that was taken was meant for the line before.
    this.keeper.change({ accepted: '' })
    this.completions.close()
    this.line.hidden = true
    this.picker.open(lines)
    this.update()
    this.status.say(`${lines.length} lines were pasted`)
  }

  /** The whole paste stays in the line. */
  private stopPicking(): void {
    this.picker.close()
    this.line.hidden = false
    this.line.focus()
    this.update()
  }

  private async commitLines(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) {
      this.stopPicking()
      return this.commit()
    }
    // Sent again after a failure, each is the same capture as before.
    const { commandId } = this.keeper.draft
    this.setSaving(true)
    try {
      for (const [index, text] of lines.entries()) {
        await this.send(`${commandId}-${index}`, text, this.reading.understandPicked(text))
      }
      this.line.value = this.line.value.replace(this.pasted, '').trim()
      this.keeper.clear()
      if (this.line.value !== '') this.keeper.change({ text: this.line.value })
      this.stopPicking()
      // What stood in the line before the paste is still to be captured.
      if (this.line.value === '') await this.hide()
    } catch (error) {
      this.status.showProblem(reasonOf(error))
    } finally {
      this.setSaving(false)
    }
  }

  private async commit(): Promise<void> {
    if (this.isSaving) return
    if (this.line.value.trim() === '') return this.hide()
    this.setSaving(true)
    const { text, commandId } = this.keeper.draft
    try {
      await this.send(commandId, text, this.reading.understood)
      this.line.value = ''
      this.keeper.clear()
      this.update()
      await this.hide()
    } catch (error) {
      this.status.showProblem(reasonOf(error))
    } finally {
      this.setSaving(false)
    }
  }

  private async send(commandId: string, text: string, understood: CaptureUnderstanding): Promise<void> {
    const { chips: _chips, proposal: _proposal, ...line } = understood
    await call('captures.commit', { commandId, text, ...line })
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
    this.showDestination()
  }

  private showDestination(): void {
    if (this.isSaving) this.status.showSaving()
    else if (this.picker.isOpen) this.status.showPicked(this.picker.pickedCount)
    else this.status.showLine(this.reading.understood)
  }

  private showCompletions(): void {
    if (this.isComposing || document.activeElement !== this.line) return
    const before = this.completions.count
    this.completions.update(this.names.people)
    const { count, of } = this.completions
    if (count === 0 || count === before) return
    const [one, many] = of === 'words' ? ['word', 'words'] : ['person', 'people']
    this.status.say(count === 1 ? `1 ${one}` : `${count} ${many}`)
  }
}

/** Keys that an input method works with, also the first one, which comes before composition has begun. */
function isOfInputMethod(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
