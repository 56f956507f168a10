import { everySignal, type SignalFilter } from '@shared/domain/signals/list-signals'
import { nothingSelected, type ListSelection } from '../../ui/list-selection'

interface Place {
  filter: SignalFilter
  selection: ListSelection
  scrollTop: number
  /** A signal was opened from the list: the keys go on there, not in the line for a new one. */
  isListLeft: boolean
  /** What is typed in the line for a new one, and not added yet. */
  line: string
}

let place: Place = {
  filter: everySignal,
  selection: nothingSelected,
  scrollTop: 0,
  isListLeft: false,
  line: '',
}

/** Where the user was in the list of signals, so that coming back from one of them finds it as it was left. */
export function listPlace(): Place {
  return place
}

export function keepListPlace(part: Partial<Place>): void {
  place = { ...place, ...part }
}
