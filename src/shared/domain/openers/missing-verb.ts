import { isCountryName } from './country-names'
import { hasVerb, withSmallNoun } from './sentence'
import { subjectOf } from './things'
import { isVerbForm, looksPlural } from './verb-place'

/** What stands behind a noun where its "is" was left out. */
const behindNoun =
  /^(?:(?:probably|likely|possibly|perhaps|still|already|now|not|also|only|even|just|apparently|soon|again) )*(?:(?:up|down) again\b|up for (?:renewal|sale|review|grabs)\b|(?:up|down|back) (?=[\d£$€]|to [\d£$€]|by |from |to |at |on |in |two |three |four |five |six |ten )|flat\b|under (?=[\d£$€])|over (?=[\d£$€])|above (?=[\d£$€])|below (?=[\d£$€])|at (?:risk|stake|least|\d)|on (?:paper|hold|the table|top)|off the table|in (?:doubt|question|sight|place)|ready\b|open\b|(?:too )?(?:thin|low|high|weak|late|early|short|expensive|slow|big|small)\b|gone\b|insolvent\b|bankrupt\b|due\b|free\b|frozen\b|suspended\b|put (?:back|off)\b|full\b|empty\b|doubtful\b|unclear\b|uncertain\b|overdue\b|next\b)/i
/** What was done to something, which looks as if it did it: "base rate cut to 3.5 %", "tender brought forward". */
const doneTo =
  /^(?:(?:now|again|just) )?(?:(?:cut|rented|leased|priced|billed|printed|banned|allowed|required|expected|announced) (?:to|by|at|for|from|in|until|on)|moved from|brought forward|put (?:back|off)|set at|held up|(?:pushed|put|moved) back|(?:pushed|postponed|delayed|deferred|raised|lowered|revised) (?:to|until|till|by|from|up|down))\b/i
/** A verb in its going-on form, which "is" makes a sentence: "Northfell quoting small brokers". */
const goingOn = /^(?:(?:now|still|already|again|even|also|quietly) )?\p{Ll}{3,}ing\b/u
const noSubjects =
  /^(?:threat|chance|risk|opening|room|reason|sign|money|first|second|third|same|exactly|nobody|everybody|half)\b/i

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
  const subject = subjectOf(sentence)
  // "Milling wheat up £22 a ton": a noun no reading finds, before a change in figures.
  const [, thing, change] = /^((?:\p{L}+ ){1,4}?)((?:up|down) (?:by )?[£$€\d].*)$/u.exec(sentence) ?? []
  if (subject === undefined && thing !== undefined && change !== undefined && !hasVerb(thing))
    return `${thing}${looksPlural(thing.trim()) ? 'are' : 'is'} ${change}`
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
  if (hasVerb(clause.replace(/^being .*$|^\S+ing\b|\bown\b/g, ''))) return sentence
  if (!behindNoun.test(behind) && !(goingOn.test(behind) && !/^(?:\S+ )?\p{Ll}+ing$/u.test(behind)))
    return sentence
  return `${before} ${subject.isPlural ? 'are' : 'is'} ${behind}`
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
