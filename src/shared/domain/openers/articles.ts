import { isCountryName } from './country-names'
import { asSentence, daysAndMonths, hasVerb, withSmallNoun } from './sentence'
import { subjectOf } from './subject-of'

/** Things of which there are one and another: alone they need an article. Of any other word it is not known. */
const counted = new RegExp(
  `^(?:${[
    'chain firm maker supplier company operator bank insurer retailer group customer client buyer court hospital hotel school startup',
    'start-up agency union airline carrier utility farm farmer cook chef driver nurse teacher tenant guest parent resident member',
    'regulator council authority developer builder broker dealer distributor wholesaler manufacturer vendor platform app tool robot',
    'machine camera sensor model system tunnel oven line plant depot warehouse factory site shop store branch hub terminal mill',
    'yard office lab clinic ward fund grant tax ban rule law bill limit levy fee tariff deadline contract tender order deal scheme',
    'laundry arm bus manager documentary pump dryer washer steward trust hospital dairy article podcast lawsuit case study survey report trial pilot test audit recall strike campaign programme program project plan budget forecast target',
    'shift rota slot window gap reserve clause claim policy licence license permit standard certificate label price discount rate',
    'range product recipe argument assumption promise offer route road bridge port fleet truck van ship vessel container pallet',
    'page screen list desk team process portal website interface alliance basket café catalogue intake pool scanner association mentor hedge loan lease dollar pound euro river brand coroner minister ministry government municipality city county journalist consultant engineer technician pharmacist installer',
    'director officer clerk planner analyst supervisor foreman owner founder partner chief lead clause surgeon doctor network bakery brewery refinery market',
    'landlord caterer brewer baker butcher grower publisher museum theatre university college club charity foundation competitor rival',
  ]
    .join(' ')
    .replaceAll(' ', '|')})$`,
)

/** There is one of these wherever it is spoken of. */
const known =
  /^(?:government|ministry|minister|budget|regulator|council|union|city|county|municipality|forecast|plan|market|dollar|pound|euro|river)$/

/** Of what it measures there is one. */
const measured = /^(?:rate|price)$/

const begins =
  /^(?:with|by|for|in|on|at|from|if|when|once|after|before|under|without|of|to|as|since|until|while|should|both|either|another|other|such|several|few|fewer|more|less|whoever|whatever|what|perhaps|maybe|the|a|an|our|your|their|its|his|her|my|this|that|these|those|we|they|it|i|you|he|she|one|every|each|most|all|some|many|any|no|half|both|nobody|everybody|everyone|next|last|today|\d.*|\p{L}+[’']s?)$/iu

/** A sentence with the article a note leaves out before what it begins with: "the Friday night shift …". */
export function withKnownArticle(sentence: string, article: 'a' | 'the'): string {
  return `${missingArticle(sentence, article)}${withSmallNoun(sentence)}`
}

/** A sentence that begins with the article a note leaves out: "A burger chain turned down …". As it is where it has one. */
export function beginningWithArticle(sentence: string): string {
  const article = missingArticle(sentence, 'a')
  if (article === '') return sentence
  // "New efficiency label from 2027"
  const isNews = /^new\b/i.test(sentence) && !hasVerb(sentence) && !/[:"“„]/u.test(sentence)
  return asSentence(`${isNews ? 'there is ' : ''}${article}${withSmallNoun(sentence)}`)
}

const mostNounWords = 5

/** The article that lacks before what a sentence begins with; empty where the noun is not surely read, or is no counted one. */
function missingArticle(sentence: string, article: 'a' | 'the'): '' | 'a ' | 'an ' | 'the ' {
  // "Top ten get invited"
  if (/^(?:top|last|first|next) (?:\d|two|three|five|ten|twenty)/i.test(sentence)) return 'the '
  const subject = subjectOf(sentence)
  const small = withSmallNoun(sentence)
  const words = sentence.split(' ')
  const own = words.slice(0, subject?.count)
  const until = own.findIndex((word, at) => at > 0 && linking.test(word))
  const noun = own.slice(0, until < 0 ? undefined : until)
  const head = (noun.at(-1) ?? '').replace(/[^\p{L}-]/gu, '').toLowerCase()
  const [first = '', second = ''] = words
  const isBare =
    noun.length <= mostNounWords &&
    counted.test(head) &&
    // "Court: …" is a label.
    !(noun.length === 1 && /[^\p{L}-]$/u.test(first) && !/^\S+: ["“„]/u.test(sentence)) &&
    !begins.test(first) &&
    noun.slice(1).every((word) => !/^\p{Lu}\p{Ll}/u.test(word)) &&
    (/^\p{Ll}/u.test(small) ||
      noun.length === 1 ||
      daysAndMonths.test(first) ||
      isNamedKind(first, second)) &&
    subject?.isPlural !== true
  // "Average charging stop": of an average there is one.
  if (subject !== undefined && !subject.isPlural && /^average$/i.test(first)) return 'the '
  if (!isBare) return ''
  const isKnown = (noun.length === 1 && known.test(head)) || (measured.test(head) && !/^new$/i.test(first))
  if (article === 'the' || isKnown) return 'the '
  return /^(?:[aeio]|u(?!ni|se|til))/i.test(small) ? 'an ' : 'a '
}

const linking = /^(?:of|for|in|on|at|with|per|between|without|against|from|to|that|which|who|out)$/

/** "German buying group", "EU ban": a name that tells the kind. */
function isNamedKind(first: string, second: string): boolean {
  // "Edinburgh visitor levy"
  const isPlace = /^\p{Lu}\p{Ll}+$/u.test(first) && withSmallNoun(`${first} ${second}`).startsWith(first)
  return /^\p{Ll}/u.test(second) && (isPlace || isCountryName(first) || /^\p{Lu}{2,3}$/u.test(first))
}
