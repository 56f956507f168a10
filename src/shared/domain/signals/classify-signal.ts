import { signalTypes, signalTypeWords, type SignalType } from '../../documents/kinds/signal'
import { meaningOf, wordSpelled, type CaptureWord } from '../capture/capture-word'
import { allCues } from '../capture/cues/all-cues'
import { plainWords } from '../capture/cues/plain-words'
import { fold } from '../fold-text'

export interface SignalClasses {
  /** What it most likely is. */
  type: SignalType
  /** The words that say so; empty where nothing did and it is taken for a trend. */
  because: string
  /** Every type, the likeliest first: the order in which one key offers another. */
  ranking: readonly SignalType[]
}

/** Words to classify are a line; of a pasted article its beginning says what it is about. */
const readableLength = 2000
/** As many of the words that say the kind as are shown. */
const shownWords = 4

/** The cues of captures that are about signals, in their order: the surer before the vaguer. */
const signalCues = allCues.flatMap(({ word, find }) => {
  const type = typeOfWord(word)
  return type ? [{ type, find }] : []
})

/**
 * What kind of signal these words speak of, by the same cues that propose a word for a capture: the first that fits
 * wins. "Political: …" at the start settles it.
 *
 * @param competitors names of known competitors found in the text
 */
export function classifySignal(text: string, competitors: readonly string[] = []): SignalClasses {
  const words = plainWords(text.slice(0, readableLength))
  const [competitor] = competitors
  const found = new Map<SignalType, string>()
  const note = (type: SignalType, because: string) => {
    if (because !== '' && !found.has(type)) found.set(type, because)
  }
  const named = namesItself(words)
  if (named) note(named.type, named.word)
  for (const { type, find } of signalCues) {
    note(type, (type === 'competitor' && competitor) || beginningOf(find(words)))
  }
  const likely = [...found.keys()]
  const ranking = [...likely, ...usualOrder.filter((type) => !found.has(type))]
  const type = ranking[0] ?? 'trend'
  return { type, because: found.get(type) ?? '', ranking }
}

/** What is noticed most comes first, where the words say nothing. */
const usualOrder: readonly SignalType[] = [
  'trend',
  'competitor',
  'customer',
  'technological',
  'economic',
  'political',
  'social',
  'assumption',
  'business-model',
  'legal',
  'environmental',
  'learning',
]

/** A cue may reach over a whole sentence. */
function beginningOf(words: string): string {
  return words.split(' ').slice(0, shownWords).join(' ')
}

function typeOfWord(word: CaptureWord): SignalType | undefined {
  const { makes } = meaningOf(word)
  return makes.kind === 'signal' ? makes.type : undefined
}

const byName = new Map(signalTypes.map((type) => [fold(signalTypeWords[type]), type]))

/** The kind that a line says it is, in front of a colon, by its name or by its word: "political: …", "tech: …". */
function namesItself(words: string): { type: SignalType; word: string } | undefined {
  const word = /^([\p{L} ]{3,30}?)\s*:/u.exec(words)?.[1] ?? ''
  const spelled = wordSpelled(word)
  const type = byName.get(word) ?? (spelled && typeOfWord(spelled))
  return type && { type, word }
}
