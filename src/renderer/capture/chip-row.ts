import type { Chip, ChipType } from '@shared/domain/capture/chip'
import type { Proposal } from '@shared/domain/capture/propose-word'

const tones: Record<ChipType, string> = {
  word: 'plum',
  competitor: '',
  person: 'accent',
  tag: '',
  url: '',
  date: 'amber',
}

/** What was understood, each a button that takes it back; and what is proposed, with the key that takes it. */
export class ChipRow {
  constructor(
    private readonly list: HTMLElement,
    private readonly proposed: HTMLElement,
    private readonly actions: { takeBack: (chip: Chip) => void; take: () => void },
  ) {}

  show(chips: readonly Chip[], proposal: Proposal | null): void {
    this.list.replaceChildren(
      ...chips.map((chip) => {
        const button = chipButton(chip.label, `${chip.label}: take back`, tones[chip.type])
        button.addEventListener('click', () => this.actions.takeBack(chip))
        const item = document.createElement('li')
        item.append(button)
        return item
      }),
    )
    this.proposed.replaceChildren(...(proposal ? [this.proposalButton(proposal)] : []))
  }

  private proposalButton({ label }: Proposal): HTMLElement {
    const button = chipButton(`${label}?`, `${label}? Tab takes it`, 'proposed')
    const key = document.createElement('kbd')
    key.className = 'kbd'
    key.textContent = 'Tab'
    button.append(' ', key)
    button.addEventListener('click', () => this.actions.take())
    return button
  }
}

function chipButton(label: string, ariaLabel: string, tone: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'chip'
  button.dataset['tone'] = tone
  button.textContent = label
  button.ariaLabel = ariaLabel
  return button
}
