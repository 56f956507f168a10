import { agendaItemKinds, isAgendaItemKind, type AgendaItemKind } from '@shared/body/agenda-item'
import type { Action } from '@shared/documents/kinds/action'
import { openMenu } from '../menus/open-menu'
import type { Choice } from '../menus/popup-list'
import { kindWords } from './item-kinds'

interface KindMenuOptions {
  present: string
  /** Whether the item may be made an action. */
  canBeAction: boolean
  onChoose: (kind: AgendaItemKind) => void
  onAction: (owedBy: Action['fields']['owedBy']) => void
  onHandle: () => void
}

const actionChoices: Choice[] = [
  { id: 'action-me', label: 'My action', hint: 'I owe it; it stays until it is done' },
  { id: 'action-them', label: 'Their action', hint: 'It is owed to me' },
]

const handleChoice: Choice = {
  id: 'handle',
  label: 'I’ll handle it',
  hint: 'It leaves; one line stays: handled without you',
}

/** Opens the menu of an item at a button; the button has the focus again when the menu closes. */
export function openKindMenu(
  button: HTMLElement,
  { present, canBeAction, onChoose, onAction, onHandle }: KindMenuOptions,
): void {
  button.setAttribute('aria-expanded', 'true')
  openMenu({
    label: 'Kind of item',
    choices: [
      ...agendaItemKinds.map((kind) => ({
        id: kind,
        label: kindWords(kind).label,
        hint: kindWords(kind).hint,
        isChosen: kind === present,
      })),
      ...(canBeAction ? [...actionChoices, handleChoice] : []),
    ],
    place: button.getBoundingClientRect(),
    onChoose: (id) => {
      if (isAgendaItemKind(id)) onChoose(id)
      else if (id === handleChoice.id) onHandle()
      else onAction(id === 'action-me' ? 'me' : 'them')
    },
    onClose: (isLeft) => {
      button.setAttribute('aria-expanded', 'false')
      if (!isLeft) button.focus()
    },
  })
}
