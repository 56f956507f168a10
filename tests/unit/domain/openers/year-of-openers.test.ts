import { expect, it } from 'vitest'
import { openerKind, type Opener } from '@shared/documents/kinds/opener'
import type { Signal } from '@shared/documents/kinds/signal'
import { openerText } from '@shared/domain/opener-drafts'
import { keptOpener, pastOpener } from '@shared/domain/openers/kept-opener'
import { tickedOpener } from '@shared/domain/openers/opener-item'
import { sampleSignals } from '@shared/domain/sample/sample-signals'
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
  // As the desk writes them: a record each, planned, then asked where its item was ticked.
  const records = new Map<string, Opener>()
  const keep = (id: string, fields: Partial<Opener['fields']>) => {
    const known = records.get(id)?.fields
    records.set(id, openerKind.readRow({ id, kind: 'opener', fields: { ...known, ...fields } }))
  }
  const askedOf = () =>
    [...records.values()].filter(({ fields }) => ['asked', 'answered'].includes(fields.status))
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
      past: [...records.values()].map(pastOpener),
      nowMs,
      strengthOf: ({ fields }) => fields.strength || 'some',
      count: 5,
    })
    const best = offered.find(({ drafts }) => drafts.some(({ isReady }) => isReady))
    const ready = best?.drafts.filter(({ isReady }) => isReady) ?? []
    const draft = ready[random.below(ready.length)]
    if (!best || !draft) throw new Error(`week ${week} offers nothing that can be asked`)
    const kept = keptOpener(best.source, draft, 'maria')
    const { signalId, evergreenId } = kept.fields
    expect(signalId ?? evergreenId, `week ${week}`).not.toBeNull()
    // Fresh: about nothing they were asked about before.
    expect(
      askedOf().some(({ fields }) => signalId !== null && fields.signalId === signalId),
      `week ${week}`,
    ).toBe(false)
    const meetingId = `week-${week}`
    keep(kept.id, { ...kept.fields, status: 'planned', meetingId })
    // Now and then there was no time for it: it is offered again, and still asked once.
    const opener = records.get(kept.id)
    if (!opener || random.below(6) === 0) continue
    const headline = openerText(opener.fields) + (random.below(4) === 0 ? ' And why?' : '')
    const nowIso = new Date(nowMs).toISOString()
    const asked = tickedOpener(
      opener,
      { ticked: false, headline },
      { ticked: true, headline },
      { meetingId, nowIso },
    )
    expect(asked, `week ${week}`).toMatchObject({ status: 'asked' })
    keep(kept.id, asked ?? {})
    if (random.below(3) > 0) keep(kept.id, { status: 'answered', answer: 'They said something.' })
  }

  const past = askedOf().map(({ fields }) => fields)
  const texts = past.map(({ fact, question }) => `${fact} ${question}`)
  expect(texts.length).toBeGreaterThan(26)
  expect(new Set(texts).size).toBe(texts.length)
  const stems = texts.map((text) => new Set(stemsOf(text)))
  for (const [at, ones] of stems.entries()) {
    for (const others of stems.slice(at + 1)) expect(likeness(ones, others), texts[at]).toBeLessThan(0.8)
  }
  const kinds = new Set(past.map(({ signalId }) => signals.find(({ id }) => id === signalId)?.fields.type))
  expect(kinds.size).toBeGreaterThanOrEqual(6)
  // A year holds both: what was noticed, and what needs nothing noticed.
  expect(past.filter(({ signalId }) => signalId).length).toBeGreaterThanOrEqual(texts.length / 2)
})
