import { describe, expect, it } from 'vitest'
import type { CaptureContext } from '@shared/domain/capture/capture-context'
import { understandCapture } from '@shared/domain/capture/understand-capture'
import { beforeTheGrammar } from './written/before-the-grammar'
import { busyDirector } from './written/busy-director'
import { busyManagers } from './written/busy-managers'
import type { Writer, WrittenLine } from './written/writer'

/** Of eighty lines, as many are understood as their writer meant. */
const leastShare = 72 / 80

function contextOf({ writtenAt, people, competitors }: Writer): CaptureContext {
  return {
    ...writtenAt,
    people,
    competitors: competitors.map((name) => ({ name, aliases: [] })),
    rejected: new Set(),
  }
}

/** What becomes of a line whose writer takes what is proposed, in the terms of `WrittenLine`. */
function understoodAs(text: string, context: CaptureContext): Required<WrittenLine> {
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

function isAsMeant(line: WrittenLine, context: CaptureContext): boolean {
  const understood = understoodAs(line.text, context)
  return (
    understood.as === line.as &&
    (line.as === 'text' || understood.who[0] === line.who?.[0]) &&
    (line.who ?? []).every((id) => line.as === 'text' || understood.who.includes(id)) &&
    (line.due === undefined || understood.due === line.due) &&
    (line.about ?? []).every((name) => understood.about.includes(name))
  )
}

const writers = { beforeTheGrammar, busyDirector, busyManagers }

describe.each(Object.entries(writers))('lines as people write them: %s', (_name, writer) => {
  const context = contextOf(writer)

  it('[B2] are understood as their writers meant, nine in ten', () => {
    const missed = writer.lines.filter((line) => !isAsMeant(line, context))
    const share = 1 - missed.length / writer.lines.length
    const told = missed.map((line) => ({ meant: line, understood: understoodAs(line.text, context) }))
    expect(share, JSON.stringify(told, null, 1)).toBeGreaterThanOrEqual(leastShare)
  })

  it('[B2] stay text unless their writer takes what is proposed', () => {
    for (const { text } of writer.lines) {
      // A slash chooses.
      if (text.startsWith('/')) continue
      const { word, words, competitors } = understandCapture(text, context)
      expect({ word, words, competitors }).toEqual({ word: '', words: '', competitors: [] })
    }
  })
})
