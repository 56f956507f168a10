import type { Chip } from '@shared/domain/capture/chip'
import { destinationOf } from '@shared/domain/capture/destination'
import type { Mentionable } from '@shared/domain/capture/people-in-text'
import { isCaptureWord } from '@shared/domain/capture/capture-word'
import { missingOf } from '@shared/domain/capture/records-of'
import { understandCapture, type CaptureUnderstanding } from '@shared/domain/capture/understand-capture'
import { firstNameOf } from '@shared/domain/meeting-words'
import { pastedLines } from '@shared/domain/capture/pasted-lines'
import { wallAt } from '@shared/domain/wall-clock'
import { call } from '../documents/bridge'
import { ChipRow } from './chip-row'
import { CompletionList } from './completion-list'
import { DraftKeeper } from './draft'
import { KnownNames } from './known-names'
import { LinePicker } from './line-picker'
import { reasonOf } from './reason-of'

/** The line, how it is understood, and where it goes. */
export class CaptureForm {
  private readonly line: HTMLTextAreaElement
  private readonly problem: HTMLElement
  private readonly destination: HTMLElement
  private readonly said: HTMLElement
  private readonly completions: CompletionList
  private readonly chips: ChipRow
  private readonly picker: LinePicker
  private readonly names = new KnownNames(() => this.update())
  private readonly keeper = new DraftKeeper()
  private understood: CaptureUnderstanding
  /** Whom the user was meeting when the window came up. */
  private present: Mentionable | null = null
  /** What was pasted and is being picked from. */
  private pasted = ''
  private hasJustTaken = false
  private isSaving = false
  private isComposing = false

  constructor(page: Document) {
    const find = (id: string) => {
      const element = page.getElementById(id)
      if (!element) throw new Error(`the page has no #${id}`)
      return element
    }
    this.line = find('line') as HTMLTextAreaElement
    this.problem = find('problem')
    this.destination = find('destination')
    this.said = find('said')
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
    this.understood = this.understand(this.line.value, new Set())
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
      const { text } = await this.keeper.load()
      // What was typed while this was read comes after it.
      if (text !== '') this.line.value = [text, this.line.value].filter(Boolean).join('\n')
      this.changed()
      await this.names.load()
    } catch (error) {
      // The line works without: it knows nobody, and an earlier draft stays on disk until something is typed.
      this.showProblem(error instanceof Error ? error.message : String(error))
    }
  }

  /**
   * The window was brought up: the caret goes into the line, and a line that could not be kept is added to it. `present`
   * is whom the user is meeting just now.
   */
  shown(failed: { text: string; reason: string } | null, present: Mentionable | null): void {
    this.present = present
    if (!this.picker.isOpen) this.line.focus()
    this.update()
    if (!failed) return
    const before = this.line.value
    if (before.trim() !== failed.text.trim()) {
      this.line.value = [before, failed.text].filter(Boolean).join('\n')
      this.changed()
    }
    this.showProblem(failed.reason)
  }

  private changed(): void {
    this.hasJustTaken = false
    // A word that was taken belongs to the line it was taken for.
    const isEmpty = this.line.value.trim() === ''
    this.keeper.change({ text: this.line.value, ...(isEmpty ? { accepted: '' } : {}) })
    this.showProblem('')
    this.update()
  }

  private update(): void {
    const { rejected } = this.keeper.draft
    const stillThere = rejected.filter((key) => this.wouldUnderstand(key))
    if (stillThere.length < rejected.length) this.keeper.change({ rejected: stillThere })
    this.understood = this.understand(this.line.value, new Set(stillThere))
    // While lines are picked the line itself is out of sight, and each is understood on its own.
    const { chips, proposal } = this.picker.isOpen ? { chips: [], proposal: null } : this.understood
    this.chips.show(chips, proposal)
    this.showDestination()
    this.showCompletions()
  }

  private understand(text: string, rejected: ReadonlySet<string>): CaptureUnderstanding {
    const { people, competitors } = this.names
    const { accepted } = this.keeper.draft
    return understandCapture(text, {
      ...here(),
      people,
      competitors,
      rejected,
      accepted: isCaptureWord(accepted) ? accepted : '',
      present: this.present,
    })
  }

  /** Whether the words of a chip that was taken back are still in the line. Who is present stays so without words. */
  private wouldUnderstand(key: string): boolean {
    if (isOfPresent(key)) return true
    const others = new Set(this.keeper.draft.rejected.filter((other) => other !== key))
    return this.understand(this.line.value, others).chips.some((chip) => chip.key === key)
  }

  private keyDown(event: KeyboardEvent): void {
    if (isOfInputMethod(event) || event.ctrlKey || event.metaKey || event.altKey) return
    if (this.completions.isOpen && this.completionKey(event)) return event.preventDefault()
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void this.commit()
    } else if (event.key === 'Tab' && !event.shiftKey && this.understood.proposal) {
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
    const { proposal } = this.understood
    if (!proposal) return
    this.keeper.change({ accepted: proposal.word })
    this.update()
    this.hasJustTaken = true
    this.said.textContent = `${proposal.label}. ${this.destination.textContent ?? ''}`
    this.line.focus()
  }

  /**
   * With the caret at the end of words that are understood, they become plain text again. What stands nowhere in the line
   * is taken back at its start, and a word right after it was taken.
   */
  private takeBackBeforeCaret(): boolean {
    const { selectionStart, selectionEnd } = this.line
    if (selectionStart !== selectionEnd) return false
    const { chips } = this.understood
    const chip =
      selectionEnd === 0 || this.hasJustTaken
        ? chips.findLast(({ end, type }) => end === 0 && (selectionEnd === 0 || type === 'word'))
        : chips.find(({ end }) => end === selectionEnd)
    if (chip) this.takeBack(chip)
    return chip !== undefined
  }

  private takeBack({ key, label, type, end }: Chip): void {
    const { rejected } = this.keeper.draft
    if (type === 'word' && end === 0) this.keeper.change({ accepted: '' })
    else this.keeper.change({ rejected: [...rejected, key] })
    this.said.textContent = end === 0 ? `${label} is taken back` : `${label} is plain text now`
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
    this.said.textContent = `${lines.length} lines were pasted`
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
    const { commandId, rejected } = this.keeper.draft
    const absent = new Set(rejected.filter(isOfPresent))
    this.setSaving(true)
    try {
      for (const [index, text] of lines.entries()) {
        await this.send(`${commandId}-${index}`, text, this.understand(text, absent))
      }
      this.line.value = this.line.value.replace(this.pasted, '').trim()
      this.keeper.clear()
      if (this.line.value !== '') this.keeper.change({ text: this.line.value })
      this.stopPicking()
      // What stood in the line before the paste is still to be captured.
      if (this.line.value === '') await this.hide()
    } catch (error) {
      this.showProblem(reasonOf(error))
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
      await this.send(commandId, text, this.understood)
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
    const { isOpen, pickedCount } = this.picker
    const nameOf = (personId: string) => firstNameOf(this.names.nameOf(personId))
    this.destination.textContent = this.isSaving
      ? 'Saving…'
      : isOpen
        ? pickedCount === 0
          ? 'All as one capture'
          : `${pickedCount} ${pickedCount === 1 ? 'capture' : 'captures'}`
        : destinationOf(this.understood, nameOf, here().today)
    this.destination.toggleAttribute('data-missing', !isOpen && missingOf(this.understood) !== undefined)
  }

  private showProblem(words: string): void {
    this.problem.hidden = words === ''
    this.problem.textContent = words
  }

  private showCompletions(): void {
    if (this.isComposing || document.activeElement !== this.line) return
    const before = this.completions.count
    this.completions.update(this.names.people)
    const { count, of } = this.completions
    if (count === 0 || count === before) return
    const [one, many] = of === 'words' ? ['word', 'words'] : ['person', 'people']
    this.said.textContent = count === 1 ? `1 ${one}` : `${count} ${many}`
  }
}

/** The key of a chip that names whoever is present. */
function isOfPresent(key: string): boolean {
  return key.startsWith('present:')
}

function here(): { today: string; zone: string } {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions()
  return { today: wallAt(Date.now(), zone), zone }
}

/** Keys that an input method works with, also the first one, which comes before composition has begun. */
function isOfInputMethod(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}
