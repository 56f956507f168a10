import type { Said } from './say-sentence'
import { asSentence, hasVerb, plainVerbs, wordsOf } from './sentence'

const mostPlanWords = 15

/** What is meant to be done, without an alternative nobody wants ("or stand in the queue") and what only the page needs. */
export function intend(text: string): Said {
  const bare = text
    .replace(/[.!…\s]+$/, '')
    .replace(/^[,\s]+/, '')
    .replace(/\s+(?:first|now|now or never)$/i, '')
    .replace(/,?\s+(?:just in case|while it lasts|if possible|for now)$/i, '')
    .replace(/,\s+if\s.*$/i, '')
    // "…, headcount freeze or not"
    .replace(/,\s+[^,]*\bor (?:not|no)(?:\s\S+)?$/i, '')
  const own = bare.split(/,\s+/)
  const until = own.findIndex(
    (part, at) => at > 0 && hasVerb(part) && !plainVerbs.has(wordsOf(part)[0] ?? ''),
  )
  const joined = own
    .slice(0, until < 0 ? undefined : until)
    .join(', ')
    .replace(/,\s+(\p{L}+)(?=\s)/gu, (found, word: string) => (plainVerbs.has(word) ? ` and ${word}` : found))
  const short = joined
    .replace(/(?<!\b(?:one|two|three|four|five|six|eight|ten|\d+))\s+or (?!\w+ (?:more|less|so)\b).*$/i, '')
    .replace(/\s*;.*$/, '')
    .replace(/,\s+(?:\d|not\s)[^,]*$/, '')
  const plan =
    wordsOf(short).length > mostPlanWords
      ? (/^(.{20,90}?)(?:[,;]|\s(?:because|so that|before|since)\s)/.exec(short)?.[1] ?? short)
      : short
  return wordsOf(plan).length < 2 || !fitsClause(plan)
    ? { text: asSentence(`I would ${bare}`), stance: 'proposal' }
    : {
        text: '',
        stance: 'proposal',
        plan: plan
          .replace(
            /^(\S+ )this\b(?! (?:\p{L}+day|week|month|quarter|year|spring|summer|autumn|winter)\b)/iu,
            '$1that',
          )
          .replace(/^(\S+ )these\b/i, '$1those'),
      }
}

/** "Use it to open the panel": inside a question nobody knows what "it" was. "Before we be there" is no English, and a colon stops it. */
function fitsClause(plan: string): boolean {
  return (
    !/^(?:be|not|never)\b/i.test(plan) &&
    !plan.includes(':') &&
    !/^\S+ (?:(?:at|to|about|into|for|with|on) )?(?:it|them|us)\b/i.test(plan) &&
    !/\b(?:them|us)$/i.test(plan)
  )
}
