import { agendaItemKinds, isAgendaItemKind, type AgendaItemKind } from '@shared/body/agenda-item'
import { openMenu } from '../menus/open-menu'
import { kindWords } from './item-kinds'

/** Opens the menu of kinds at a button; the button has the focus again when the menu closes. */
export function openKindMenu(
  button: HTMLElement,
  present: string,
  onChoose: (kind: AgendaItemKind) => void,
): void {
  button.setAttribute('aria-expanded', 'true')
  openMenu({
    label: 'Kind of item',
    choices: agendaItemKinds.map((kind) => ({
      id: kind,
      label: kindWords(kind).label,
      hint: kindWords(kind).hint,
      isChosen: kind === present,
    })),
    place: button.getBoundingClientRect(),
    onChoose: (id) => {
      if (isAgendaItemKind(id)) onChoose(id)
    },
    onClose: (isLeft) => {
      button.setAttribute('aria-expanded', 'false')
      if (!isLeft) button.focus()
    },
  })
}
