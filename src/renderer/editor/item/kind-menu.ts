import { agendaItemKinds, isAgendaItemKind, type AgendaItemKind } from '@shared/body/agenda-item'
import type { Action } from '@shared/documents/kinds/action'
import { PopupList, type Choice } from '../menus/popup-list'
import { kindWords } from './item-kinds'

interface KindMenuOptions {
  present: string
  /** Whether the item may be made an action. */
  canBeAction: boolean
  onChoose: (kind: AgendaItemKind) => void
  onAction: (owedBy: Action['fields']['owedBy']) => void
}

const actionChoices: Choice[] = [
  { id: 'action-me', label: 'My action', hint: 'I owe it; it stays until it is done' },
  { id: 'action-them', label: 'Their action', hint: 'It is owed to me' },
]

/** Opens the menu of an item at a button, with the focus in it; the button has it again when the menu closes. */
export function openKindMenu(
  button: HTMLElement,
  { present, canBeAction, onChoose, onAction }: KindMenuOptions,
): void {
  const close = (): void => {
    list.element.removeEventListener('blur', close)
    list.remove()
    button.setAttribute('aria-expanded', 'false')
  }
  const closeToButton = (): void => {
    close()
    button.focus()
  }
  const list = new PopupList({
    label: 'Kind of item',
    role: 'menu',
    onChoose: ({ id }) => {
      closeToButton()
      if (isAgendaItemKind(id)) onChoose(id)
      else onAction(id === 'action-me' ? 'me' : 'them')
    },
  })
  list.show([
    ...agendaItemKinds.map((kind) => ({
      id: kind,
      label: kindWords(kind).label,
      hint: kindWords(kind).hint,
      isChosen: kind === present,
    })),
    ...(canBeAction ? actionChoices : []),
  ])
  list.element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeToButton()
    else if (!list.handleKey(event)) return
    event.preventDefault()
    event.stopPropagation()
  })
  list.place(button.getBoundingClientRect())
  button.setAttribute('aria-expanded', 'true')
  list.element.focus()
  list.element.addEventListener('blur', close)
}
