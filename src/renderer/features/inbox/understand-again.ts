import type { Capture } from '@shared/documents/kinds/capture'
import { agendaWords } from '@shared/domain/capture/agenda-words'
import type { CaptureContext, KnownCompetitor } from '@shared/domain/capture/capture-context'
import type { CaptureWord } from '@shared/domain/capture/capture-word'
import type { Mentionable } from '@shared/domain/capture/people-in-text'
import type { UnderstoodLine } from '@shared/domain/capture/records-of'
import { understandCapture } from '@shared/domain/capture/understand-capture'
import { wallAt } from '@shared/domain/wall-clock'
import { localZone } from '../../app/use-now'

export interface KnownNames {
  people: readonly Mentionable[]
  competitors: readonly KnownCompetitor[]
}

const proposedByCapture = new WeakMap<Capture, { names: KnownNames; word: CaptureWord | undefined }>()

/** What the words of a captured line sound like; read once for a line and a list of names. */
export function proposedWord(capture: Capture, names: KnownNames): CaptureWord | undefined {
  const known = proposedByCapture.get(capture)
  if (known?.names === names) return known.word
  const { proposal } = understandCapture(capture.fields.text, contextOf(capture, names))
  const word = proposal?.word
  proposedByCapture.set(capture, { names, word })
  return word
}

/** A captured line as it is understood once this word is chosen, on the day it was written. */
export function lineFor(
  capture: Capture,
  word: CaptureWord,
  names: KnownNames,
  personId?: string,
): UnderstoodLine {
  const context = { ...contextOf(capture, names), accepted: word }
  const { chips: _chips, proposal: _proposal, ...line } = understandCapture(capture.fields.text, context)
  const personIds =
    personId === undefined ? [...new Set([...line.personIds, ...capture.fields.personIds])] : [personId]
  return { ...line, personIds }
}

/** What it says on an agenda. */
export function agendaWordsOf(capture: Capture, names: KnownNames): string {
  return agendaWords(capture.fields.text, capture.fields.word, contextOf(capture, names))
}

function contextOf({ fields }: Capture, { people, competitors }: KnownNames): CaptureContext {
  const zone = localZone()
  const written = Date.parse(fields.createdAt ?? '')
  const today = wallAt(Number.isNaN(written) ? Date.now() : written, zone)
  return { people, competitors, today, zone, rejected: new Set() }
}
