import type { Capture } from '../../documents/kinds/capture'
import { isCaptureWord, isPrivateWord, meaningOf } from '../capture/capture-word'
import { shortDate } from '../meeting-words'
import { byParts, type ShelfCard, type ShelfTime } from './shelf-card'

/**
 * Captured lines that name this person, the newest first. Meant for their next 1:1 are those whose word says so, and what
 * was put on this agenda and taken off again; the rest only mention them. What became something else is that, and what
 * is private by its word is no line for an agenda.
 */
export function captureCards(
  captures: readonly Capture[],
  { personId, meetingId }: { personId: string; meetingId: string },
  time: ShelfTime,
): { forNextTime: ShelfCard[]; mentioning: ShelfCard[] } {
  const cards = captures
    .filter(({ fields }) => isOffered(fields, personId, meetingId))
    .toSorted(byParts(({ fields, id }) => [-(Date.parse(fields.createdAt ?? '') || 0), id]))
    .map((capture): ShelfCard => {
      const isMeant = isMeantForAgenda(capture.fields, meetingId)
      return {
        ref: `capture:${capture.id}`,
        section: isMeant ? 'next-time' : 'captures',
        text: capture.fields.text,
        get reasons() {
          return [{ words: `${isMeant ? 'kept for this 1:1' : 'captured'}${dayOf(capture, time)}` }]
        },
        source: { kind: 'capture', capture },
      }
    })
  return {
    forNextTime: cards.filter(({ section }) => section === 'next-time'),
    mentioning: cards.filter(({ section }) => section === 'captures'),
  }
}

function dayOf({ fields }: Capture, { nowMs, zone }: ShelfTime): string {
  const writtenMs = Date.parse(fields.createdAt ?? '')
  return Number.isNaN(writtenMs) ? '' : ` on ${shortDate(writtenMs, nowMs, zone)}`
}

function isOffered(
  { word, state, becameId, personIds }: Capture['fields'],
  personId: string,
  meetingId: string,
): boolean {
  if (isPrivateWord(word)) return false
  if (becameId === meetingId) return true
  return state !== 'used' && becameId === null && personIds.includes(personId)
}

function isMeantForAgenda({ word, becameId }: Capture['fields'], meetingId: string): boolean {
  return becameId === meetingId || (isCaptureWord(word) && meaningOf(word).makes.kind === 'item')
}
