import { isCountryName } from './country-names'
import { baseForms } from './base-forms'
import {
  asSentence,
  hasOddForm,
  hasVerb,
  plainVerbs,
  withSmallLetter,
  withSmallNoun,
  wordsOf,
} from './sentence'
import { subjectOf } from './subject-of'
import { isVerbForm, looksPlural } from './verb-place'
import { isClause } from './whole'

/** What stands behind a noun where its "is" was left out. */
const behindNoun =
  /^(?:(?:probably|likely|possibly|perhaps|still|already|now|not|also|only|even|just|apparently|soon|again) )*(?:(?:up|down) again\b|up for (?:renewal|sale|review|grabs)\b|(?:up|down|back) (?=[\d£$€]|to [\d£$€]|(?:about|nearly|almost|roughly|over|around|some) (?:an? |[\d£$€])|by |from |to |at |on |in |two |three |four |five |six |ten )|flat\b|(?<=\bnow )[\d£$€]|under (?=[\d£$€])|over (?=[\d£$€])|above (?=[\d£$€])|below (?=[\d£$€])|at (?:risk|stake|least|\d)|on (?:paper|hold|the table|top)|off the table|in (?:doubt|question|sight|place)|ready\b|open\b|(?:too )?(?:thin|low|high|weak|late|early|short|expensive|slow|big|small)\b|gone\b|insolvent\b|bankrupt\b|due\b|free\b|frozen\b|suspended\b|put (?:back|off)(?= (?:until|till|to|by|again|for|from)\b|[.,;]|$)|full\b|empty\b|doubtful\b|unclear\b|uncertain\b|overdue\b|next\b|to be \p{L}+(?:ed|en|wn|lt|nt|id)\b|being \p{L}+(?:ed|en|wn|lt|nt|id)\b|fed up\b)/iu
/** What was done to something, which looks as if it did it: "base rate cut to 3.5 %", "tender brought forward". */
const doneTo =
  /^(?:(?:now|again|just) )?(?:(?:cut|rented|leased|priced|billed|printed|banned|allowed|required|expected|announced) (?:to|by|at|for|from|in|until|on)|moved from|brought forward|put (?:back|off)(?= (?:until|till|to|by|again|for|from)\b|[.,;]|$)|set at|held up|(?:pushed|put|moved) back|(?:pushed|postponed|delayed|deferred|raised|lowered|revised) (?:to|until|till|by|from|up|down))\b/i
/** A verb in its going-on form, which "is" makes a sentence: "Northfell quoting small brokers". */
const goingOn =
  /^(?!(?:every|any|some|no)thing\b|during\b|including\b|spring\b|bring\b|morning\b|evening\b)(?:(?:now|still|already|again|even|also|quietly) )?\p{Ll}{3,}ing\b/u
const changed =
  /^((?:[\p{L}\d’'-]+ ){1,6}?)((?:(?:up|down) (?:by |to |about |nearly |almost )?[£$€\d]|at (?:[£$€]|\d+(?:[.,]\d+)?\s?(?:%|p\b|cents?\b|ct\b)|an? (?:[\p{L}\d-]+ )?(?:high|low)\b)|(?:up|down) again\b|the (?:top|main|biggest|largest|most common) (?:cause|reason|source|driver)s?\b|(?:full|empty|flat|overbooked|sold out|booked out)(?=[,.;]|$)|(?:to be|being) \p{L}+(?:ed|en|wn)\b|(?:now |still )?(?:going|moving|coming|getting|switching|turning|leaving|closing|putting|looking|asking|shutting|losing|dropping|cutting|trying|starting|planning) (?!the\b|up\b)).*)$/u
const noSubjects =
  /^(?:worth|just|threat|chance|risk|opening|room|reason|sign|money|first|second|third|same|exactly|nobody|everybody|half)\b/i

/** "Brokers consolidating", "Leak sensors now under £30", jotted down without their "are"; as it is where nothing is left out. */
export function withItsVerb(sentence: string): string {
  const [, label = '', rest = ''] = /^([^:.!?"“„]{2,40}: )(?!["“„«])(.+)$/u.exec(sentence) ?? []
  if (label !== '') {
    const said = withItsVerb(rest)
    return said === rest ? withItsVerbIn(sentence) : label + said
  }
  return withItsVerbIn(sentence)
}

function withItsVerbIn(sentence: string): string {
  if (noSubjects.test(sentence) || /^(?:that )?means\b/i.test(sentence) || /^["“„«]/u.test(sentence))
    return sentence
  // "94 incidents logged in autumn"
  const [, counted = '', noted = ''] =
    /^((?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) [^,;:"“„]*?)\b((?:logged|recorded|reported|registered|counted|filed|held|returned) (?:in|at|by|since|this|last)\b.*)$/iu.exec(
      sentence,
    ) ?? []
  if (counted !== '' && !hasVerb(counted)) return `${counted}were ${noted}`
  // "Fitters under 30: almost all come …" has a label.
  if (/^[^,."“„]*:\s/u.test(sentence)) return sentence
  const subject = subjectOf(sentence)
  // "Milling wheat up £22 a ton", "NHS linen going to regional lots": a noun no reading finds, before what happens to it.
  const [, thing = '', change = ''] = changed.exec(sentence) ?? []
  const noun = thing.trim()
  // "More days on our debtors ties up 1.8m": the last one may be the verb.
  const isUnsure = /s \S+[^s]s$/.test(noun)
  if (noun !== '' && !isUnsure && isNounAlone(noun))
    return `${noun} ${beFor(looksPlural(wordsOf(headOf(noun)).at(-1) ?? ''), change)} ${change}`
  if (subject === undefined || subject.count > 7) return sentence
  const words = sentence.split(' ')
  const before = words.slice(0, subject.count).join(' ')
  const behind = words.slice(subject.count).join(' ')
  // "GPS spoofing" is a thing by itself.
  if (/^back\b(?! to \d)/.test(behind) && isVerbForm(before.split(' ').at(-1) ?? '')) return sentence
  if (/[,;:.]$/.test(before) || /^\p{Lu}{2,}$/u.test(before)) return sentence
  const [clause = ''] = behind.split(/[,;:.]\s|\s[–—]\s|\s(?:and|but)\s/u)
  // "German buying group": no verb, and nothing goes on.
  if (isCountryName(before) || /^\p{L}+ing \p{L}+:/u.test(behind)) return sentence
  if (doneTo.test(behind)) return `${before} ${subject.isPlural ? 'are' : 'is'} ${behind}`
  // What goes on has its own clause behind it: "giving a credit for each room that can't be made up".
  const isGoingOn = goingOn.test(behind)
  const [own = ''] = isGoingOn ? clause.split(/\s(?:that|which|who|for each|than)\s/u) : [clause]
  if (hasVerb(own.replace(/^being .*$|^(?:(?:now|still|already|again|also) )?\S+ing\b|\bown\b/g, '')))
    return sentence
  if (!behindNoun.test(behind) && !(isGoingOn && !/^(?:\S+ )?\p{Ll}+ing$/u.test(behind))) return sentence
  // "Hotel pieces flat since March"
  if (/^(?:flat|stable|full|empty|up|down|shut|closed|ill|on hold) since\b/i.test(behind))
    return `${before} ${subject.isPlural ? 'have' : 'has'} been ${behind}`
  return `${before} ${subject.isPlural ? 'are' : 'is'} ${behind}`
}

/** "A heat pump dryer trial in Jutland, 40% less gas": what only names a thing tells that there is one. */
export function withThereIs(sentence: string): string {
  const [named = ''] = sentence.split(/[,;:]\s|\sbut\s/u)
  const isNoNews =
    hasVerb(named.replace(/\bown\b/g, '')) ||
    /["“„]/u.test(sentence) ||
    /^\d|\b(?:seen|heard|said|up|down|back|again|\p{L}{3,}ed)\b/u.test(named) ||
    wordsOf(named).length < 4
  if (isNoNews || /^[^,]*:\s/u.test(sentence)) return sentence
  if (/^an?\s/i.test(sentence)) return asSentence(`there is ${withSmallLetter(sentence)}`)
  // "Ticks on dogs in Taunton", beside "Tallis guarantees any part".
  const [, noun = ''] =
    /^(?!(?:the|our|their|these|those|most|all|both) )(\p{Lu}?\p{Ll}+(?: \p{Ll}+){0,2}) (?:on|in|at|of|from|for|with|near|around) /u.exec(
      named,
    ) ?? []
  const isMany = !/\p{L}ing\b/u.test(named) && looksPlural(noun) && subjectOf(noun)?.isPlural === true
  return isMany ? asSentence(`there are ${withSmallNoun(sentence)}`) : sentence
}

/** "Low water on the Oder, intake permits were cut": what only names a thing introduces the sentence behind it. */
export function withNamedBefore(sentence: string): string {
  const [, named = '', told = ''] = /^([^,:;."“„]+), (\p{L}[^"“„]+)$/u.exec(sentence) ?? []
  const count = wordsOf(named).length
  const [first = ''] = wordsOf(told)
  const isOwn =
    isClause(told) &&
    !isVerbForm(first) &&
    !/^(?:was|were|is|are|has|have|had|and|or|but|so|which|who|it|they|that|this|every|each|no|all|\p{L}+(?:ed|ing))$/iu.test(
      first,
    )
  return count > 2 && count < 8 && !hasVerb(named) && !/\p{L}{3,}ed\b/u.test(named) && isOwn
    ? `${named}: ${told}`
    : sentence
}

/** "Up 2 % last year" tells what was. */
function beFor(isPlural: boolean, change: string): string {
  const isOver = /\b(?:last|previous) (?:year|season|quarter|month|week|spring|summer|autumn|winter)\b/i.test(
    change,
  )
  if (isOver) return isPlural ? 'were' : 'was'
  return isPlural ? 'are' : 'is'
}

/** Before what it stands with: "owners" in "family owners in Veneto". */
const headOf = (noun: string) => noun.split(/\s(?:in|at|of|for|on|from|with|around|near)\s/)[0] ?? noun

/** Verbs that are nouns as often are read as nouns here: "carbon markets to be linked". */
function isNounAlone(noun: string): boolean {
  const words = wordsOf(noun)
  return (
    !words
      .slice(1)
      .some((word) => baseForms(word).some((base) => plainVerbs.has(base)) || hasOddForm(word)) &&
    !/\b(?:is|are|was|were|has|have|had|will|would|can|could|we|they|it|that|who|which)\b|\s(?:our|the|an?|their|its|now|still|already|also|often|never|always)\s|(?:^|\s)(?:and|or|of|the|an?|in|at|on|for|with|without|by|from|to|after|before|than|about|up|down|back|\p{L}+ly)$/iu.test(
      noun,
    )
  )
}

/** The same of a so-what, with the article it lacks: "Subsidence reserve probably thin" is "The subsidence reserve is …". */
export function saidInFull(sentence: string): string {
  const whole = withItsVerb(sentence)
  if (whole === sentence) return sentence
  const subject = subjectOf(sentence)
  const [first = ''] = whole.split(' ')
  const isBare =
    subject !== undefined &&
    !subject.isPlural &&
    !/^(?:the|a|an|our|their|its|this|that|one|each|every)$/i.test(first)
  return isBare ? `The ${withSmallNoun(whole)}` : whole
}
