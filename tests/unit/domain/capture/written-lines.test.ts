import { describe, expect, it } from 'vitest'
import type { CaptureContext } from '@shared/domain/capture/capture-context'
import { understandCapture } from '@shared/domain/capture/understand-capture'
import {
  competitorsOfWriter,
  peopleOfWriter,
  writtenAt,
  writtenLines,
  type WrittenLine,
} from './eighty-lines'

/** Of eighty lines, as many are understood as their writer meant. */
const leastShare = 72 / 80

const context: CaptureContext = {
  ...writtenAt,
  people: peopleOfWriter,
  competitors: competitorsOfWriter.map((name) => ({ name, aliases: [] })),
  rejected: new Set(),
}

/** What becomes of a line whose writer takes what is proposed, in the terms of `WrittenLine`. */
function understoodAs(text: string): Required<WrittenLine> {
  const typed = understandCapture(text, context)
  const taken = typed.proposal
    ? understandCapture(text, { ...context, accepted: typed.proposal.word })
    : typed
  return {
    text,
    as: taken.word || 'text',
    who: taken.personIds,
    due: taken.dueDate,
    about: taken.competitors,
  }
}

function isAsMeant(line: WrittenLine): boolean {
  const understood = understoodAs(line.text)
  return (
    understood.as === line.as &&
    (line.as === 'text' || understood.who[0] === line.who?.[0]) &&
    (line.who ?? []).every((id) => line.as === 'text' || understood.who.includes(id)) &&
    (line.due === undefined || understood.due === line.due) &&
    (line.about ?? []).every((name) => understood.about.includes(name))
  )
}

describe('lines as people write them', () => {
  it('[B2] are understood as their writers meant, nine in ten', () => {
    const missed = writtenLines.filter((line) => !isAsMeant(line))
    const share = 1 - missed.length / writtenLines.length
    const told = missed.map((line) => ({ meant: line, understood: understoodAs(line.text) }))
    expect(share, JSON.stringify(told, null, 1)).toBeGreaterThanOrEqual(leastShare)
  })

  it('[B2] stay text unless their writer takes what is proposed', () => {
    for (const { text } of writtenLines) {
      const { word, words, competitors } = understandCapture(text, context)
      expect({ word, words, competitors }).toEqual({ word: '', words: '', competitors: [] })
    }
  })
})
