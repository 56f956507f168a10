import { signalTypes, signalTypeWords, type SignalType } from '../../documents/kinds/signal'
import { fold } from '../fold-text'

interface Cue {
  type: SignalType
  /** 3: says what it is by itself. 2: a word of that field. 1: points there when nothing else does. */
  weight: 1 | 2 | 3
  pattern: RegExp
}

/**
 * The words that say what kind a signal is, in folded text. Beginnings of words are meant unless they end in a space:
 * `regulat` is regulation, regulator and regulated. Words with a second, everyday meaning ("state", "party", "act",
 * "model", "power") are left out or stand with the word that makes them plain.
 */
const words: Record<SignalType, Partial<Record<1 | 2 | 3, readonly string[]>>> = {
  learning: {
    3: ['i learned', 'we learned', 'learned that', 'learnt', 'lesson:', 'lesson learned', 'takeaway', 'til '],
    2: ['what worked', 'what i would do differently', 'in hindsight'],
  },
  assumption: {
    3: ['we assume', 'our assumption', 'assumption that', 'we take for granted', 'we take it for granted'],
    2: [
      'we believe',
      'we think that',
      'we plan as if',
      'we rely on',
      'we have always',
      'everyone here thinks',
    ],
    1: ['assum'],
  },
  customer: {
    3: [
      'customer said',
      'customers said',
      'customer told',
      'customers told',
      'client said',
      'client told',
      'clients say',
      'customers say',
      'customer asked',
      'customers ask',
      'client asked',
      'user said',
      'users say',
      'users complain',
      'customers complain',
      'customer complain',
      'support ticket',
      'win/loss',
      'churn interview',
    ],
    2: ['customer', 'client', 'buyer', 'prospect', 'nps ', 'renewal', 'churn'],
    1: ['user', 'complain', 'asks for', 'account '],
  },
  competitor: {
    3: ['competitor', 'rival'],
    2: [
      'launches',
      'launched',
      'acquires',
      'acquired',
      'undercut',
      'cut prices',
      'cut the price',
      'cuts the price',
      'cut its prices',
      'cuts its price',
      'price cut',
      'price increase',
      'lowers prices',
      'lowered prices',
      'cuts prices',
      'cut its price',
      'raised prices',
      'raises prices',
      'raised its price',
      'poached',
      'opens an office',
      'opened an office',
      'moves into',
      'moved into',
      'moving into',
      'enters the market',
      'entered the market',
      'new entrant',
      'market share',
    ],
    1: [
      'announces',
      'announced',
      'partners with',
      'hires',
      'hired',
      'layoff',
      'lays off',
      'series a',
      'series b',
      'series c',
    ],
  },
  political: {
    3: [
      'election',
      'tariff',
      'sanction',
      'embargo',
      'trade war',
      'geopolit',
      'referendum',
      'coalition government',
    ],
    2: [
      'government',
      'minister',
      'ministry',
      'parliament',
      'senate',
      'congress',
      'white house',
      'downing street',
      'bundestag',
      'brussels',
      'policy maker',
      'policymaker',
      'subsid',
      'public spending',
      'public sector',
      'export control',
      'nato ',
      'political',
      'politic',
      'industrial policy',
      'war in',
    ],
    1: ['president', 'ceasefire', 'protest', 'lobby'],
  },
  legal: {
    3: [
      'gdpr',
      'ai act',
      'lawsuit',
      'antitrust',
      'court ruling',
      'class action',
      'supreme court',
      'data protection',
    ],
    2: [
      'regulat',
      'directive',
      'legislation',
      'compliance',
      'law ',
      'laws ',
      'legal',
      'court ',
      'courts ',
      'sued',
      'sues',
      'patent',
      'licens',
      'fined',
      'liabilit',
      'ruling',
      'dora ',
      'nis2',
      'hipaa',
      'sox ',
    ],
    1: ['audit', 'privacy', 'consent', 'mandatory', 'deadline for'],
  },
  economic: {
    3: [
      'inflation',
      'interest rate',
      'recession',
      'gdp ',
      'unemployment',
      'exchange rate',
      'central bank',
      'wage growth',
    ],
    2: [
      'econom',
      'federal reserve',
      'ecb ',
      'credit crunch',
      'consumer spending',
      'budget freeze',
      'hiring freeze',
      'it budget',
      'budgets',
      'supply chain',
      'commodity',
      'oil price',
      'energy price',
      'housing market',
      'stock market',
      'downturn',
      'venture funding',
      'cost of capital',
      'borrowing',
      'currency',
      'insolven',
      'bankrupt',
    ],
    1: ['rates', 'spending', 'funding', 'wages', 'costs', 'market grew', 'market shrank'],
  },
  technological: {
    3: [
      'llm',
      'machine learning',
      'artificial intelligence',
      'generative',
      'quantum',
      'blockchain',
      'semiconductor',
    ],
    2: [
      'ai ',
      'ai-',
      'technolog',
      'open source',
      'open-source',
      'api ',
      'apis ',
      'cloud',
      'chip',
      'gpu',
      'robot',
      'automat',
      'cyber',
      'ransomware',
      'agentic',
      'agents ',
      'copilot',
      'passkey',
      'battery',
      'satellite',
      '5g ',
      '6g ',
    ],
    1: ['software', 'data centre', 'data center', 'protocol', 'algorithm', 'sensor', 'encrypt'],
  },
  environmental: {
    3: ['climate', 'carbon', 'co2', 'net zero', 'net-zero', 'emission', 'biodiversity', 'greenhouse'],
    2: [
      'environmental',
      'sustainab',
      'renewable',
      'drought',
      'flood',
      'heatwave',
      'heat wave',
      'wildfire',
      'recycl',
      'pollution',
      'water shortage',
      'esg ',
      'plastic',
      'solar',
      'wind power',
    ],
    1: ['green ', 'weather', 'electric vehicle'],
  },
  social: {
    3: [
      'gen z',
      'generation z',
      'millennial',
      'demograph',
      'ageing population',
      'aging population',
      'birth rate',
    ],
    2: [
      'remote work',
      'work from home',
      'working from home',
      'hybrid work',
      'return to office',
      'return-to-office',
      'four-day week',
      'mental health',
      'burnout',
      'migration',
      'immigration',
      'societ',
      'social media',
      'tiktok',
      'cultur',
      'diversity',
      'education',
      'graduates',
      'young people',
      'older people',
      'parents',
      'public trust',
      'lifestyle',
      'loneliness',
    ],
    1: ['social', 'people want', 'workforce', 'teenager', 'trust in'],
  },
  'business-model': {
    3: [
      'business model',
      'revenue model',
      'freemium',
      'usage-based',
      'usage based',
      'per-seat',
      'per seat',
      'outcome-based',
    ],
    2: [
      'subscription',
      'pay per',
      'pay-per',
      'pay as you go',
      'marketplace',
      'franchise',
      'free tier',
      'unbundl',
      'bundles',
      'bundling',
      'reseller',
      'white label',
      'white-label',
      'pricing model',
      'ad-supported',
    ],
    1: ['monetis', 'monetiz', 'margin', 'pricing', 'revenue'],
  },
  trend: {
    3: ['trend', 'more and more', 'fewer and fewer', 'less and less'],
    2: [
      'on the rise',
      'growing number',
      'year on year',
      'year over year',
      'doubled',
      'tripled',
      'shift to',
      'shifting to',
    ],
    1: ['growing', 'growth', 'rising', 'increasingly', 'declin', 'falling', 'moving to', 'popular'],
  },
}

const weights = [3, 2, 1] as const

/** One pattern for all words of a kind and a weight, so that a long text is read a few dozen times, not hundreds. */
export const cues: readonly Cue[] = signalTypes.flatMap((type) =>
  weights.flatMap((weight) => {
    const list = words[type][weight] ?? []
    return list.length === 0 ? [] : [{ type, weight, pattern: patternOf(list) }]
  }),
)

/** At the beginning of a word; with a space behind it, the whole of it. The longest of those that begin alike. */
function patternOf(list: readonly string[]): RegExp {
  const parts = list
    .toSorted((one, other) => other.length - one.length)
    .map((word) => {
      const escaped = word
        .trimEnd()
        .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
        .replace(/ /g, '\\s+')
      return word.endsWith(' ') ? `${escaped}(?![\\p{L}\\p{N}])` : escaped
    })
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})`, 'gu')
}

/** What else a kind is called in front of a colon. */
const alsoCalled: Partial<Record<SignalType, readonly string[]>> = {
  competitor: ['competitor', 'competition'],
  technological: ['technology', 'tech'],
  economic: ['economy'],
  political: ['politics'],
  environmental: ['environment'],
  customer: ['customer', 'customers'],
  assumption: ['assumption'],
  learning: ['learned', 'lesson'],
}

const byName = new Map(
  signalTypes.flatMap((type) =>
    [signalTypeWords[type], ...(alsoCalled[type] ?? [])].map((name) => [fold(name), type] as const),
  ),
)

/** The kind that a line says it is, in front of a colon: "political: …". */
export function namesItself(foldedText: string): { type: SignalType; word: string } | undefined {
  const word = /^\s*([\p{L} ]{3,30}?)\s*:/u.exec(foldedText)?.[1]
  const type = word === undefined ? undefined : byName.get(word)
  return word !== undefined && type ? { type, word } : undefined
}
