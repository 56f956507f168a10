import '../../editor/menus/popup-list.css'
import '../../ui/kbd.css'
import { noteTypes, noteTypeWords, type NoteType } from '@shared/documents/kinds/note'
import { openMenu } from '../../editor/menus/open-menu'

/** The letter that chooses each kind. */
const noteKeys: Record<NoteType, string> = {
  goal: 'g',
  worry: 'w',
  'blind-spot': 'b',
  heard: 'h',
  feedback: 'f',
  working: 'n',
}

const noteHints: Record<NoteType, string> = {
  goal: 'What they must deliver',
  worry: 'What they are anxious about',
  'blind-spot': 'What they do not see',
  heard: 'Something they said',
  feedback: 'What they told you about your work',
  working: 'Anything else to know',
}

interface NoteMenu {
  label: string
  place: DOMRect
  onChoose: (type: NoteType) => void
  /** The menu is gone, and the focus is nobody's. */
  onClose: () => void
}

/** Asks which kind of note; a letter answers. */
export function openNoteMenu({ label, place, onChoose, onClose }: NoteMenu): void {
  openMenu({
    label,
    place,
    choices: noteTypes.map((type) => ({
      id: type,
      label: noteTypeWords[type],
      hint: noteHints[type],
      key: noteKeys[type],
    })),
    onChoose: (id) => {
      const type = noteTypes.find((known) => known === id)
      if (type) onChoose(type)
    },
    onClose: (isLeft) => {
      if (!isLeft) onClose()
    },
  })
}
