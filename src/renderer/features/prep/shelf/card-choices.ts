import type { ShelfCard } from '@shared/domain/shelf/shelf-card'
import type { Choice } from '../../../editor/menus/popup-list'

export type CardChoice = 'done' | 'let-go' | 'put-off'

const done: Choice = { id: 'done', label: 'Done', key: 'd' }
const letGo: Choice = { id: 'let-go', label: 'Let go', hint: 'It is offered no more', key: 'l' }
const putOff: Choice = { id: 'put-off', label: 'Put off', hint: 'Back at the next 1:1', key: 'p' }

/** What can be done with a card besides taking it, for its menu; nothing with a line of a person's page. */
export function choicesFor({ source }: ShelfCard): Choice[] {
  switch (source.kind) {
    case 'carried':
    case 'action':
      return [done, letGo, putOff]
    case 'capture':
      return [letGo, putOff]
    case 'feedback':
      return [{ ...done, hint: 'The change was shown' }, putOff]
    case 'win':
      return [putOff]
    case 'about':
      return [{ ...done, label: 'No longer so' }, putOff]
    case 'growth':
      return []
  }
}

export function isCardChoice(id: string): id is CardChoice {
  return id === 'done' || id === 'let-go' || id === 'put-off'
}
