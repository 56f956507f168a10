import { PopupList, type Choice } from './popup-list'

interface MenuAt {
  label: string
  choices: readonly Choice[]
  /** The menu opens under it. */
  place: DOMRect
  onChoose: (id: string) => void
  /** The menu is gone; `isLeft` where the focus has gone elsewhere by itself. Called before `onChoose`. */
  onClose: (isLeft: boolean) => void
}

/** Opens a menu with the focus in it. Who opens it says in `onClose` where the focus goes. */
export function openMenu({ label, choices, place, onChoose, onClose }: MenuAt): void {
  const close = (isLeft: boolean): void => {
    list.element.removeEventListener('blur', leave)
    list.remove()
    onClose(isLeft)
  }
  const leave = (): void => close(true)
  const list = new PopupList({
    label,
    role: 'menu',
    onChoose: ({ id }) => {
      close(false)
      onChoose(id)
    },
  })
  list.show(choices)
  list.element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close(false)
    else if (!list.handleKey(event)) return
    event.preventDefault()
    event.stopPropagation()
  })
  list.place(place)
  list.element.focus()
  list.element.addEventListener('blur', leave)
}
