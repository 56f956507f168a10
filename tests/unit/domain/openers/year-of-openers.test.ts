import { expect, it } from 'vitest'
import type { Signal } from '@shared/documents/kinds/signal'
import { sampleSignals } from '@shared/domain/sample/sample-signals'
import type { PastOpener } from '@shared/domain/openers/asked-before'
import { rankOpeners } from '@shared/domain/openers/rank-openers'
import { likeness, stemsOf } from '@shared/domain/openers/word-stems'
import { createRandom, runSeed } from '../../../support/random'
import { readJudged } from './judged/read-judged'
import { makeSignal } from './make-signal'

const weekMs = 7 * 86_400_000
const startMs = Date.parse('2026-01-05T09:00:00Z')

/** Sixty signals, noticed on days of chance over the year; eight of them never get a so-what. */
function yearOfSignals(seed: number): Signal[] {
  const random = createRandom(seed)
  const all = [...readJudged('development').signals.map(({ fields }) => fields), ...sampleSignals]
  return all.slice(0, 60).map((fields, at) => {
    const createdAt = new Date(startMs + random.below(52 * 7) * 86_400_000).toISOString()
    const soWhat = at % 8 === 7 ? '' : (fields.soWhat ?? '')
    const { text, type, tags = [], competitors = [] } = fields
    return makeSignal({ text, type, tags, competitors, soWhat, createdAt }, `signal-${at}`)
  })
}

it('[C5] a year of weekly meetings with sixty signals: each week a fresh or evergreen opener, none asked twice', () => {
  const seed = runSeed()
  console.info(`LEADUP_SEED=${seed}`)
  const random = createRandom(seed)
  const signals = yearOfSignals(seed)
  expect(signals).toHaveLength(60)
  const past: PastOpener[] = []
  const links: [string, string][] = []

  for (let week = 0; week < 52; week += 1) {
    const nowMs = startMs + week * weekMs
    const noticed = signals.filter(({ fields }) => Date.parse(fields.createdAt ?? '') <= nowMs)
    const offered = rankOpeners({
      listener: {
        name: 'Maria Ortega',
        relation: 'manager',
        worries: ['Being surprised in the board meeting'],
      },
      goals: ['Churn under 3 % by summer', 'Margins the board can predict'],
      signals: noticed,
      links,
      past,
      nowMs,
      strengthOf: ({ fields }) => fields.strength || 'some',
      count: 5,
    })
    const best = offered.find(({ drafts }) => drafts.some(({ isReady }) => isReady))
    const ready = best?.drafts.filter(({ isReady }) => isReady) ?? []
    const draft = ready[random.below(ready.length)]
    if (!best || !draft) throw new Error(`week ${week} offers nothing that can be asked`)
    const signalId = best.source.kind === 'signal' ? best.source.signal.id : null
    const evergreenId = best.source.kind === 'evergreen' ? best.source.evergreen.id : null
    expect(signalId ?? evergreenId, `week ${week}`).not.toBeNull()
    // Fresh: about nothing they were asked about before.
    expect(
      past.some((opener) => signalId !== null && opener.signalId === signalId),
      `week ${week}`,
    ).toBe(false)
    past.push({
      id: `opener-${week}`,
      status: random.below(3) > 0 ? 'answered' : 'asked',
      fact: draft.fact,
      question: draft.question,
      angle: draft.angle,
      signalId,
      evergreenId,
      askedAt: new Date(nowMs).toISOString(),
    })
  }

  const texts = past.map(({ fact, question }) => `${fact} ${question}`)
  expect(new Set(texts).size).toBe(52)
  const stems = texts.map((text) => new Set(stemsOf(text)))
  for (const [at, ones] of stems.entries()) {
    for (const others of stems.slice(at + 1)) expect(likeness(ones, others), texts[at]).toBeLessThan(0.8)
  }
  const kinds = new Set(past.map(({ signalId }) => signals.find(({ id }) => id === signalId)?.fields.type))
  expect(kinds.size).toBeGreaterThanOrEqual(6)
  // A year holds both: what was noticed, and what needs nothing noticed.
  expect(past.filter(({ signalId }) => signalId).length).toBeGreaterThanOrEqual(30)
})
