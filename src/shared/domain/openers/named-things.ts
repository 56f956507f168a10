import { isCountryName } from './country-names'

/** What a fact names that a question can name again: only where the words leave no doubt what it is. */
export interface NamedThings {
  /** "Poland": where it was seen. */
  place?: string
  /** "the FDA": who decides about it. */
  body?: string
  /** "MDR": the rule it is about. */
  rule?: string
  /** "22%": by how much something others pay for went up. */
  rise?: string
  /** "12%", "a third": which part of something. */
  share?: string
}

const bodies = [
  'FDA',
  'EU',
  'ECB',
  'FCA',
  'SEC',
  'CMA',
  'FTC',
  'EMA',
  'EBA',
  'HSE',
  'MHRA',
  'WHO',
  'IRS',
  'EPA',
]
const bodiesByName = ['ECHA', 'BaFin', 'Ofcom', 'Ofsted', 'Brussels', 'Whitehall', 'Finma']
const body = new RegExp(String.raw`\b(?:${[...bodies, ...bodiesByName].join('|')})\b(?![-’'])`)
const notPlaces =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas|Easter|Exco|Finance|Sales|Marketing|Procurement|Operations|Research|English|German|French|Spanish|Italian|Polish|Dutch|Danish|Swedish|Bavarian|European|American|British|Chinese)$/
/** Behind a place a sentence goes on so; another noun would make it part of a name. */
const place =
  /\b(?:in|around|out of) (\p{Lu}\p{Ll}{2,})(?=[,.;:]|$|\s(?:are|is|was|were|has|have|had|on|at|with|and|to|of|for|by|from|after|since|took|takes?|now|reports?|ran|reported|says?|turning|moving|who|that|as|this|last|keeps?|gets?|go(?:es)?|wants?|lets?|pays?|sells?|sold|offers?|opens?|opened|uses?|makes?|moves?|buys?|lost|won|gave|said)\b)/gu
const costs =
  /\b(?:premiums?|prices?|costs?|wages?|rents?|fees?|rates?|freight|energy|gas|electricity|steel|timber|cement|concrete|copper|paper|insurance|compound|cocoa|milk|wheat|coffee|salar(?:y|ies)|cotton)\b/i
const rise =
  /\b(?:up|rose|risen|rises?|increased|dearer)(?: by| another| nearly| about)? (\d[\d.,]*\s?(?:%|percent)(?!\p{L}))/iu
const share =
  /\b(?:about |roughly |nearly |over )?(\d[\d.,]*\s?%|\d+ percent|a (?:third|fifth|quarter|tenth)|half|two[- ]thirds)(?: of\b(?! (?:our|the) (?:cost|price))| less\b| fewer\b)/i
/** Not the rule but what it is about, or who, or what every business writes short. */
const notRules =
  /^(?:US|USA|UK|UAE|EUR|USD|GBP|CEO|CFO|COO|CTO|HR|IT|PR|AI|TV|AGM|SME|SMEs|NGO|GDP|VAT|KPI|ERP|CRM|API|ICU|PDF|SMS|USB|II|III|IV|R|D|M|A|P|L|GP|MP|FM|ECTS)$/

export function namedThings(
  fact: string,
  isRule: boolean,
  firms: readonly string[],
  isOurs: boolean,
): NamedThings {
  const unquoted = fact.replace(/["“„«][^"”»]*["”»]/g, ' ')
  const where = [...unquoted.matchAll(place)]
    .map(([, name = '']) => name)
    .find((name) => !notPlaces.test(name) && !firms.some((firm) => firm.includes(name)))
  const [who] = body.exec(unquoted) ?? []
  const [, raised] = costs.test(unquoted) && !isOurs ? (rise.exec(unquoted) ?? []) : []
  const [, part] = share.exec(unquoted) ?? []
  const rule = isRule ? ruleIn(unquoted) : undefined
  return {
    ...(where !== undefined && { place: withTheOfCountry(where) }),
    ...(who !== undefined && { body: bodiesByName.includes(who) ? who : `the ${who}` }),
    ...(rule !== undefined && { rule }),
    ...(raised !== undefined && { rise: raised }),
    ...(part !== undefined && raised === undefined && { share: part.toLowerCase() }),
  }
}

function ruleIn(text: string): string | undefined {
  for (const [name] of text.matchAll(/(?<![\p{L}\d-])\p{Lu}[\p{Lu}\d]{2,6}(?![\p{L}\d-])/gu)) {
    if (!notRules.test(name) && !body.test(name) && isSpokenOfAsRule(name, text)) return name
  }
  return undefined
}

/** "MDR legacy deadline", "loosening MDR"; "a complete SBOM" is a thing. */
function isSpokenOfAsRule(name: string, text: string): boolean {
  return (
    text.startsWith(name) ||
    new RegExp(
      String.raw`\b(?:loosen|tighten|postpon)ing ${name}\b|\b(?:under|revised) ${name}\b|\b${name} (?:law|rules?|deadline|restrictions?|duty|reporting|start)\b`,
    ).test(text)
  )
}

/** "The Netherlands" keeps its article; other places have none. */
function withTheOfCountry(name: string): string {
  return isCountryName(name) && /^(?:Netherlands|Philippines|Balkans|Baltics)$/.test(name)
    ? `the ${name}`
    : name
}
