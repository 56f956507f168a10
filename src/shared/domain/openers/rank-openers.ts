import type { Signal, SignalType } from '../../documents/kinds/signal'
import { evergreenFor, type EvergreenOpener } from '../evergreen-openers'
import { isReadyOpener } from '../opener-drafts'
import { wasAsked, isAsked, type PastOpener } from './asked-before'
import { draftsFor, type AngledDraft } from './drafts-for'
import {
  countAnswers,
  freshnessPart,
  lastAskedTypes,
  partWeights,
  relevancePart,
  strengthPart,
  varietyPart,
  workedPart,
  type RankPart,
  type Strength,
} from './rank-parts'
import type { LinkedTexts } from './related-words'
import { relevanceIndex, relevanceToGoals, type GoalRelevance } from './relevance'
import { namesListener, type Listener } from './tact'

export interface RankingInput {
  /** Whom it is for; their goals, and of a report what they want to grow into. */
  listener: Listener
  goals: readonly string[]
  /** All signals there are. The same list gives the same index without building it again. */
  signals: readonly Signal[]
  /** Texts the user linked. */
  links: readonly LinkedTexts[]
  /** This person's openers of any status. */
  past: readonly PastOpener[]
  nowMs: number
  strengthOf: (signal: Signal) => Strength
  /** How many are wanted; up to a quarter as many come behind them that lack only their so-what. */
  count: number
}

/** An opener offered to one person, with what speaks for it. */
export interface RankedOpener {
  source:
    | { kind: 'signal'; signal: Signal }
    | { kind: 'evergreen'; evergreen: EvergreenOpener }
    /** Drafted or planned before, and not asked. */
    | { kind: 'carried'; opener: PastOpener }
  /** Those still to be asked, in the order of the angles; one for what is not from a signal. */
  drafts: readonly AngledDraft[]
  /** 0 to 1. */
  score: number
  parts: RankPart[]
}

/** Kept back so that variety has something to choose from. */
const considered = 40
/** What was begun is finished before something else is. */
const carriedBonus = 0.2
/** A signal they were asked about from another side: below all that is new to them, the evergreen ones too. */
const askedAboutShare = 0.2

interface Candidate {
  source: RankedOpener['source']
  type: SignalType | undefined
  parts: RankPart[]
  share: number
  bonus: number
  /** Nobody has said yet what follows from it. */
  isBlank: boolean
  draft: () => AngledDraft[]
}

/**
 * Openers for one person, the best first, each with its parts. Never one this person was asked; those not asked carry.
 * A signal about this person, set aside or in the trash is not offered.
 */
export function rankOpeners(input: RankingInput): RankedOpener[] {
  const { signals, past, listener } = input
  const relevance = relevanceToGoals(relevanceIndex(signals, input.links), input.goals)
  const places = new Map(signals.map((signal, at) => [signal.id, at]))
  const typeOf = ({ signalId }: PastOpener) => signals[places.get(signalId ?? '') ?? -1]?.fields.type
  const carried = past.filter((opener) => !isAsked(opener) && !wasAsked(opener, past))
  const begun = new Set(carried.map(({ signalId }) => signalId))
  const begunEvergreens = new Set(carried.map(({ evergreenId }) => evergreenId))
  const answers = countAnswers(past, typeOf)
  const askedAbout = new Set(past.filter(isAsked).map(({ signalId }) => signalId))

  const candidates: Candidate[] = [
    ...carried.map((opener) => carriedCandidate(opener)),
    ...signals.flatMap((signal, at) => {
      const { setAsideAt, trashedAt, text } = signal.fields
      if (setAsideAt !== null || trashedAt !== null || begun.has(signal.id)) return []
      if (text.trim() === '') return []
      return [signalCandidate(signal, relevance[at] ?? notRelevant)]
    }),
    ...evergreenFor(listener.relation)
      .filter(({ id }) => !begunEvergreens.has(id))
      .map((evergreen) => evergreenCandidate(evergreen)),
  ]
  const lately = lastAskedTypes(past, typeOf)
  // What lacks its so-what comes behind all that can be asked, and some of it always does: it takes one line to mend.
  const [sayable, blank] = [false, true].map((isBlank) => candidates.filter((one) => one.isBlank === isBlank))
  return [
    ...pick(sayable ?? [], lately, input.count),
    ...pick(blank ?? [], lately, Math.ceil(input.count / 4)),
  ]

  function carriedCandidate(opener: PastOpener): Candidate {
    const at = places.get(opener.signalId ?? '')
    const signal = at === undefined ? undefined : signals[at]
    const parts =
      signal && at !== undefined ? signalParts(signal, relevance[at] ?? notRelevant) : plainParts()
    return {
      source: { kind: 'carried', opener },
      type: signal?.fields.type,
      parts,
      share: 1,
      bonus: carriedBonus,
      isBlank: false,
      draft: () => {
        const { fact, question, angle } = opener
        if (isReadyOpener(opener)) return [{ angle: angle || 'choice', fact, question, isReady: true }]
        // Nobody has written its question yet: it is asked as its signal would be.
        const drafts = signal ? draftsToAsk(signal, relevance[at ?? -1]?.goals ?? [], { listener, past }) : []
        return drafts.length > 0 ? drafts : [{ angle: angle || 'choice', fact, question, isReady: false }]
      },
    }
  }

  function signalCandidate(signal: Signal, goals: GoalRelevance): Candidate {
    return {
      source: { kind: 'signal', signal },
      type: signal.fields.type,
      parts: signalParts(signal, goals),
      share: askedAbout.has(signal.id) ? askedAboutShare : 1,
      bonus: 0,
      isBlank: signal.fields.soWhat.trim() === '',
      // Only where it comes so far: most signals never do.
      draft: () => draftsToAsk(signal, goals.goals, { listener, past }),
    }
  }

  function signalParts(signal: Signal, goals: GoalRelevance): RankPart[] {
    return [
      relevancePart(goals),
      freshnessPart(signal, input.nowMs),
      strengthPart(input.strengthOf(signal)),
      workedPart(signal.fields.type, answers),
    ]
  }

  function evergreenCandidate(evergreen: EvergreenOpener): Candidate {
    const { id, fact, question } = evergreen
    return {
      source: { kind: 'evergreen', evergreen },
      type: undefined,
      parts: plainParts(),
      share: 1,
      bonus: 0,
      isBlank: false,
      draft: () => {
        const draft: AngledDraft = { angle: 'assumption', fact, question, isReady: true }
        return wasAsked({ fact, question, evergreenId: id }, past) ? [] : [draft]
      },
    }
  }

  /** Of what no signal stands behind: fits the relation, is never new, and neither weak nor strong. */
  function plainParts(): RankPart[] {
    return [
      { name: 'relevance', value: 0.15, words: '' },
      { name: 'freshness', value: 0.3, words: '' },
      { name: 'strength', value: 0.5, words: '' },
      workedPart(undefined, answers),
    ]
  }
}

const known = new WeakMap<Signal, { key: string; drafts: readonly AngledDraft[] }>()

/** Kept with its row, which is another one once it was edited, for whom they were made last. */
function keptDrafts(
  signal: Signal,
  listener: RankingInput['listener'],
  goals: readonly string[],
): readonly AngledDraft[] {
  const { name, relation, role, worries } = listener
  const key = JSON.stringify([name, relation, role, worries, goals])
  const kept = known.get(signal)
  if (kept?.key === key) return kept.drafts
  const drafts = draftsFor({ id: signal.id, ...signal.fields }, listener, goals)
  known.set(signal, { key, drafts })
  return drafts
}

/**
 * Those that this person was not asked. Nobody is asked about themselves, nor about what would be heard as their worry:
 * there is a so-what, and yet nothing may be said.
 */
function draftsToAsk(
  signal: Signal,
  goals: readonly string[],
  { listener, past }: Pick<RankingInput, 'listener' | 'past'>,
): AngledDraft[] {
  if (namesListener(signal.fields.text, listener.name)) return []
  const named = goals.filter((goal) => !listener.guesses?.includes(goal))
  const drafts = keptDrafts(signal, listener, named)
  if (signal.fields.soWhat.trim() !== '' && !drafts.some(({ isReady }) => isReady)) return []
  return drafts.filter((draft) => !wasAsked({ ...draft, signalId: signal.id }, past))
}

/** The drafts of one signal for one person, as they are ranked with; none where they were asked from every side. */
export function draftsOfSignal(
  signal: Signal,
  { listener, goals, signals, links, past }: Omit<RankingInput, 'nowMs' | 'strengthOf' | 'count'>,
): AngledDraft[] {
  const at = signals.findIndex(({ id }) => id === signal.id)
  const served = relevanceToGoals(relevanceIndex(signals, links), goals)[at] ?? notRelevant
  return draftsToAsk(signal, served.goals, { listener, past })
}

const notRelevant: GoalRelevance = { value: 0, goals: [] }

/** One after the other, so that each is weighed against those above it. */
function pick(
  candidates: readonly Candidate[],
  lately: readonly (SignalType | undefined)[],
  count: number,
): RankedOpener[] {
  const left = candidates
    .map((candidate) => ({ candidate, score: scoreOf(candidate, varietyPart(candidate.type, lately, [])) }))
    .sort((one, other) => other.score - one.score)
  const picked: RankedOpener[] = []
  const above: (SignalType | undefined)[] = []
  while (picked.length < count && left.length > 0) {
    let best = 0
    let bestScore = -1
    for (const [at, { candidate }] of left.slice(0, considered).entries()) {
      const score = scoreOf(candidate, varietyPart(candidate.type, lately, above))
      if (score > bestScore) [best, bestScore] = [at, score]
    }
    const [next] = left.splice(best, 1)
    const drafts = next?.candidate.draft() ?? []
    if (!next || drafts.length === 0) continue
    const { source, type, parts } = next.candidate
    picked.push({ source, drafts, score: bestScore, parts: [...parts, varietyPart(type, lately, above)] })
    above.push(type)
  }
  return picked
}

function scoreOf({ parts, share, bonus }: Candidate, variety: RankPart): number {
  const sum = [...parts, variety].reduce((total, { name, value }) => total + partWeights[name] * value, 0)
  return Math.min(1, sum * share + bonus)
}
