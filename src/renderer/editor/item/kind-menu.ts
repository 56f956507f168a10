import { agendaItemKinds, isAgendaItemKind, type AgendaItemKind } from '@shared/body/agenda-item'
import { PopupList } from '../menus/popup-list'
import { kindWords } from './item-kinds'

/** Opens the menu of kinds at a button, with the focus in it; the button has it again when the menu closes. */
export function openKindMenu(
  button: HTMLElement,
  present: string,
  onChoose: (kind: AgendaItemKind) => void,
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
    },
  })
  list.show(
    agendaItemKinds.map((kind) => ({
      id: kind,
      label: kindWords(kind).label,
      hint: kindWords(kind).hint,
      isChosen: kind === present,
    })),
  )
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
