import { wordsOf } from './sentence'
import { stemsOf } from './word-stems'

/**
 * Two of a worry’s words, or one where it has no more than two, and it would be heard as named; in other words too, but not
 * in other words alone where one is enough.
 *
 * @param role what its owner does, and in what trade: the words of that alone tell nothing of a fear
 */
export function namesWorry(sentence: string, worry: string, role = ''): boolean {
  const ofTrade = new Set(stemsOf(role))
  const named = new Set(stemsOf(worry).filter((stem) => !commonInWorries.has(stem) && !ofTrade.has(stem)))
  const said = new Set(stemsOf(sentence))
  const shared = [...named].filter((stem) => said.has(stem)).length
  const meant = [...named].filter((stem) => said.has(stem) || feared(stem).some((other) => said.has(other)))
  // One word heard as two of the worry's is one.
  const heard = [...said].filter((stem) => named.has(stem) || feared(stem).some((other) => named.has(other)))
  const isTelling = wordsOf(worry).some(
    (word) =>
      isTellingNoun(word) && !stemsOf(word).some((stem) => ofTrade.has(stem)) && sentenceHas(said, word),
  )
  if (speaksOfShare(worry) && speaksOfShare(sentence)) return true
  if (named.size > 2) return isTelling || (meant.length >= 2 && heard.length >= 2)
  return shared >= 1 || (named.size === 1 && meant.length >= 1)
}

/** Whether what a note is filed under is a word of a worry: it is about that, in whatever words. */
export function isOfWorry(tag: string, worry: string): boolean {
  const telling = wordsOf(worry).filter((word) => !everyday.test(word))
  const named = new Set(telling.flatMap(stemsOf).filter((stem) => !commonInWorries.has(stem)))
  return stemsOf(tag).some((stem) => named.has(stem) || feared(stem).some((other) => named.has(other)))
}

/** How much of what a firm earns hangs on somebody: a fear that has as many words as it has customers. */
function speaksOfShare(text: string): boolean {
  return /\d\s?%\s+of\s+(?:\p{L}+\s+){0,2}(?:revenue|sales|turnover|income|business|volume)\b|\bconcentration\b|\bdepend\w*\s+on\s+(?:one|two|three|few|a\s+few|so\s+few)\b/iu.test(
    text,
  )
}

/** A long noun that is no everyday word of business is what is feared: "reinsurance", "handlers". */
function isTellingNoun(word: string): boolean {
  return (
    word.length > 6 && !/(?:ed|ing|ly|al|ive|ous|able|less|ful|ised|ized)$/.test(word) && !everyday.test(word)
  )
}

const sentenceHas = (said: ReadonlySet<string>, word: string) => stemsOf(word).some((stem) => said.has(stem))

const everyday =
  /^(?:company|product|quality|network|support|service|revenue|manager|project|problem|meeting|control|process|systems?|results?|account|against|without|private|general|current|nothing|someone|nobody|careers?|reasons?|numbers?|members?|leaving|people|customers?|business|companies|products?|quarters?|january|february|september|october|november|december|management|managers?|strategy|strategies|budgets?|suppliers?|services?|contracts?|meetings?|projects?|decisions?|hospitals?|competitors?|competition|another|something|everything|anything|question|questions|solution|problems?|planning|revenues?|platforms?|accounts?|programmes?|programs?|technology|software|nationals?|regional|marketing|strategic|premiums?)$/

/** What is feared, in words that are heard as the same. Wider than the words a search goes by: here too much is safe. */
const sameFears = [
  'attack ransomware cyber cyberattack hack hacked hacker breach malware encrypted',
  'outage down downtime failure incident crash',
  'stop stopping halt standstill shutdown closed down',
  'scrubs uniform uniforms workwear',
  'nurse nurses nursing',
  'tender bid rfp',
  'price cheaper undercut discount',
  'walk walking walked leave leaves leaver leavers leaving left quit quits resign resignation turnover attrition retention',
  'successor succession succeed heir',
  'strike union unions council',
  'budget overspend overdrawn overrun',
  'runway cash money funding bankrupt insolvent',
  'layoff layoffs redundancy redundancies',
  'board supervisory',
  'surprise surprised unprepared',
  'bricklayer bricklayers gang gangs',
  'carbon ets emissions allowances',
  'covenant covenants headroom lender lenders',
  'colour colours color colors',
  'court tribunal prosecution prosecuted prosecutor sued lawsuit trial fined inquest',
  'accident injury injured hurt killed death died fatal',
  'personal personally individual',
  'sold sell sale takeover acquired acquirer buyer bidder',
  'blame blamed fault scapegoat',
  'outsource outsourced outsourcing offshore offshored offshoring',
  'headcount hiring hires hired staffing',
  'cfo finance controller',
].map((line) => new Set(stemsOf(line)))

/**
 * Whether a sentence behind another makes of it what they fear: "commercial chooses" behind "fewer colours". What it would
 * name alone is another matter.
 */
export function namesWorryBehind(
  before: string,
  { worries, role }: { worries: readonly string[]; role?: string },
): (sentence: string) => boolean {
  const open = worries
    .filter((worry) => !namesWorry(before, worry, role))
    .map((worry) => {
      const stems = stemsOf(worry).filter((stem) => !commonInWorries.has(stem))
      return { worry, heard: new Set(stems.flatMap((stem) => [stem, ...feared(stem)])) }
    })
  return (sentence) => {
    const said = stemsOf(sentence)
    return open.some(
      ({ worry, heard }) =>
        said.some((stem) => heard.has(stem)) && namesWorry(`${before} ${sentence}`, worry, role),
    )
  }
}

function feared(stem: string): string[] {
  return sameFears.filter((group) => group.has(stem)).flatMap((group) => [...group])
}

/** Words of worries that tell nothing of what is feared. */
const commonInWorries = new Set(
  stemsOf('want being having another front own time watch team quarter year always'),
)
