import { isNounStart, plainVerbs } from './sentence'

/** "makes our price look high": what does so was said just before. */
export function lacksSubject(first: string, second: string): boolean {
  if (
    /^(?:could|can|will|would|may|might|means|is|isn[’']t|was|has|won[’']t|can[’']t|cannot|doesn[’']t|didn[’']t)$/.test(
      first,
    )
  )
    return true
  // No nouns, whatever comes behind: "depends on the works council".
  if (/^(?:depends|hinges|explains|relies|proves|confirms|suggests|belongs|matters)$/.test(first)) return true
  if (/^(?:probably|likely|also|already|soon|finally|only|just)$/.test(first))
    return /s$|^(?:could|can|will|would|may|might)$/.test(second)
  const base = first.replace(/(?:es|s)$/, '')
  const isVerb =
    first.endsWith('s') &&
    (plainVerbs.has(base) ||
      plainVerbs.has(first.slice(0, -1)) ||
      /^(?:sits|lies|stands|stays|works|pays|sinks|drives|shows|hurts|kills|threatens|forces|frees|saves|costs|needs|matters|puts)$/.test(
        first,
      ))
  return (
    isVerb &&
    (isNounStart(second) ||
      /^(?:about|roughly|nearly|almost|around|back|off|of|between|under|behind|outside|sense|room|money|time|people|me)$/.test(
        second,
      ))
  )
}

/** "moves Łódź out": a name behind it shows that the verb is one. */
export function movesName(first: string, rest: string): boolean {
  return first.endsWith('s') && plainVerbs.has(first.slice(0, -1)) && /^\p{Lu}\p{Ll}/u.test(rest)
}
