import {
  signalTypeWords,
  type Signal,
  type SignalFields,
  type SignalType,
} from '@shared/documents/kinds/signal'
import type { RecordEdits } from '../../app/record-edits'
import { countOf } from './signal-words'

/** As many as one command takes: together they are one step of the history. */
export const mostAtOnce = 5000

/** What becomes of one or many signals, each as one edit that can be undone. */
function change(
  edits: RecordEdits,
  signals: readonly Signal[],
  label: string,
  fieldsOf: (fields: SignalFields) => Partial<SignalFields>,
  toast?: string,
): void {
  const writes = signals.slice(0, mostAtOnce).map(({ id, fields }) => ({ id, fields: fieldsOf(fields) }))
  if (writes.length > 0) void edits.write(label, writes, toast)
}

export function setType(edits: RecordEdits, signals: readonly Signal[], type: SignalType): void {
  change(edits, signals, `Kind of ${countOf(signals.length)}: ${signalTypeWords[type]}`, () => ({ type }))
}

/** Adds these words to each list and takes those out; compared without case. */
export function changeTags(
  edits: RecordEdits,
  signals: readonly Signal[],
  { added, removed }: { added: readonly string[]; removed: readonly string[] },
): void {
  change(edits, signals, `Tags of ${countOf(signals.length)}`, ({ tags }) => ({
    tags: changed(tags, added, removed),
  }))
}

export function changeShareWith(
  edits: RecordEdits,
  signals: readonly Signal[],
  { added, removed }: { added: readonly string[]; removed: readonly string[] },
): void {
  // Its label says nothing of whom: the history is read out.
  change(edits, signals, `Share ${countOf(signals.length)}`, ({ shareWithIds }) => ({
    shareWithIds: changed(shareWithIds, added, removed),
  }))
}

function changed(list: readonly string[], added: readonly string[], removed: readonly string[]): string[] {
  const keys = new Set([...added, ...removed].map((word) => word.toLowerCase()))
  return [...list.filter((word) => !keys.has(word.toLowerCase())), ...added]
}

/** They hold still: nobody is asked about them again until their time is over. */
export function markLookedAt(edits: RecordEdits, signals: readonly Signal[]): void {
  const reviewedAt = new Date().toISOString()
  const words = signals.length === 1 ? 'Looked at again' : `${countOf(signals.length)} looked at again`
  change(edits, signals, words, () => ({ reviewedAt }), `${words}.`)
}

/** Out of the list and kept; those that are set aside already come back. */
export function setAside(edits: RecordEdits, signals: readonly Signal[]): void {
  const isBack = signals.every(({ fields }) => fields.setAsideAt !== null)
  const setAsideAt = isBack ? null : new Date().toISOString()
  const words = signals.length === 1 ? 'Signal' : countOf(signals.length)
  const toast = isBack ? `${words} brought back.` : `${words} set aside.`
  change(edits, signals, isBack ? 'Bring back' : 'Set aside', () => ({ setAsideAt }), toast)
}

export function remove(edits: RecordEdits, signals: readonly Signal[]): void {
  const trashedAt = new Date().toISOString()
  const words = signals.length === 1 ? 'The signal is' : `${countOf(signals.length)} are`
  change(
    edits,
    signals,
    `Remove ${countOf(signals.length)}`,
    () => ({ trashedAt }),
    `${words} in the trash for 30 days.`,
  )
}
