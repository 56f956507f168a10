import { sentencesOf } from './sentence'
import { standsAsWritten } from './stands-as-written'
import { bareOf, isClause, looseEnd } from './whole'

/** Who says it, before a colon. */
const label = /^[^:.!?"“„]{2,60}:\s+/u

/** Whether each sentence can be said as it stands: whole, or somebody's words, and not cut in its middle. */
export function isSayable(text: string): boolean {
  const sentences = sentencesOf(text)
  return (
    sentences.length > 0 &&
    sentences.every((sentence) => {
      const told = sentence.replace(label, '')
      const isQuoted = /:\s["“„][^"“”„]{3,}["”]/u.test(sentence)
      return (
        !looseEnd.test(bareOf(sentence)) &&
        (isQuoted || standsAsWritten(sentence) || (told !== sentence && standsAsWritten(told)))
      )
    })
  )
}

/** Whether a question is whole: not cut in its middle, and what stands behind its "if" is a clause. */
export function isAskable(question: string): boolean {
  const [, condition] = /^If (.+?), (?:wh|how)/u.exec(question) ?? []
  return (
    !looseEnd.test(bareOf(question).replace(/\bfor$/u, '')) &&
    (condition === undefined || isClause(condition))
  )
}
