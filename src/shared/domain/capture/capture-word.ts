import type { AgendaItemKind } from '../../body/agenda-item'
import { notesToShow, noteTypeWords, type NoteType } from '../../documents/kinds/note-type'
import { signalTypeWords, type SignalType } from '../../documents/kinds/signal-type'

/** What a word makes of a line. */
type Made =
  | { kind: 'signal'; type: SignalType }
  | { kind: 'note'; type: NoteType }
  | { kind: 'action'; owedBy: 'me' | 'them'; wasChased?: true }
  | { kind: 'item'; type: AgendaItemKind }
  | { kind: 'opener' }
  | { kind: 'win' }

interface WordMeaning {
  /** What its chip says. */
  label: string
  makes: Made
  /** Nothing can be made of the line without somebody; `reads` is who is named, and may be nobody. */
  person: 'needed' | 'read' | 'shared'
  /** Other spellings of the word. */
  also?: readonly string[]
}

/** The words that choose what becomes of a line, behind a slash, in the order in which they are offered. */
const captureWords = {
  todo: {
    label: 'To do',
    makes: { kind: 'action', owedBy: 'me' },
    person: 'read',
    also: ['to-do', 'action', 'task'],
  },
  owes: {
    label: 'Owed to me',
    makes: { kind: 'action', owedBy: 'them' },
    person: 'needed',
    also: ['owed', 'waiting'],
  },
  chased: {
    label: 'Had to ask me',
    makes: { kind: 'action', owedBy: 'me', wasChased: true },
    person: 'needed',
  },
  next: { label: 'Next 1:1', makes: { kind: 'item', type: 'discuss' }, person: 'needed' },
  ask: { label: 'Ask', makes: { kind: 'item', type: 'ask' }, person: 'needed' },
  opener: { label: 'Opener draft', makes: { kind: 'opener' }, person: 'needed' },
  heard: note('heard'),
  feedback: note('feedback'),
  goal: note('goal'),
  worry: note('worry'),
  blindspot: note('blind-spot', ['blind-spot']),
  note: note('working'),
  win: { label: 'Win', makes: { kind: 'win' }, person: 'shared' },
  competitor: signal('competitor'),
  customer: signal('customer'),
  trend: signal('trend'),
  business: signal('business-model', ['business-model']),
  assumption: signal('assumption'),
  learned: signal('learning', ['learning', 'lesson', 'learnt']),
  political: signal('political'),
  economic: signal('economic'),
  social: signal('social'),
  technological: signal('technological', ['technology', 'tech']),
  legal: signal('legal'),
  environmental: signal('environmental', ['environment']),
} as const satisfies Record<string, WordMeaning>

export type CaptureWord = keyof typeof captureWords
export const captureWordList = Object.keys(captureWords) as [CaptureWord, ...CaptureWord[]]

export function meaningOf(word: CaptureWord): WordMeaning {
  return captureWords[word]
}

const bySpelling = new Map<string, CaptureWord>(
  captureWordList.flatMap((word) =>
    [word, ...(meaningOf(word).also ?? [])].map((spelling): [string, CaptureWord] => [spelling, word]),
  ),
)

/** The word that is spelled so, slash left out. */
export function wordSpelled(spelling: string): CaptureWord | undefined {
  return bySpelling.get(spelling.toLowerCase())
}

export function isCaptureWord(word: string): word is CaptureWord {
  return Object.hasOwn(captureWords, word)
}

/** Whether what this word makes is private by kind; the line it was made of then is as well. */
export function isPrivateWord(word: string): boolean {
  if (!isCaptureWord(word)) return false
  const { makes } = meaningOf(word)
  return (makes.kind === 'note' && !notesToShow.has(makes.type)) || word === 'chased'
}

function note(type: NoteType, also: readonly string[] = []) {
  return { label: noteTypeWords[type], makes: { kind: 'note', type }, person: 'needed', also } as const
}

function signal(type: SignalType, also: readonly string[] = []) {
  return { label: signalTypeWords[type], makes: { kind: 'signal', type }, person: 'shared', also } as const
}
