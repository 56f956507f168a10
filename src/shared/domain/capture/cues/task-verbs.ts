/** What somebody tells themselves to do, in the languages Leadup's users write lines in: folded, without accents. */
const verbs: ReadonlySet<string> = new Set(
  `
  add ask address agree announce answer apply approve archive arrange assign attend back backup book bring
  build buy call cancel change chase check circulate clarify clean close collect compare compile complete
  confirm connect contact coordinate copy correct create cut decide define delegate delete deliver design
  develop discuss document download draft edit email escalate estimate evaluate export file fill finalise
  finalize find finish fix follow forward gather get give go grab handle hire implement improve inform
  install interview introduce investigate invite invoice join kick launch look mail make meet merge
  message migrate move negotiate notify offer onboard open order organise organize outline pay phone pick
  ping plan polish post practise practice prep prepare present print proofread propose publish purchase
  push put reach read reassure rebook recheck record recruit redo refactor register reject release remind
  remove rename renew reorder reply report request reschedule research resend reserve resolve respond
  restart return review revise rewrite ring run save scan schedule send set share ship sign slack solve
  sort speak start submit summarise summarize sync take test text thank think track train translate try
  turn update upgrade upload verify visit watch win work write anrufen antworten bestellen buchen einladen
  erledigen erstellen fertig klaren organisieren planen prufen schicken schreiben senden vorbereiten
  acabar comprar confirmar enviar escribir hacer llamar mandar pagar pedir preparar reservar responder
  revisar terminar acheter appeler confirmer ecrire envoyer faire finir organiser payer preparer rappeler
  relire repondre reserver verifier bellen boeken regelen sturen`
    .trim()
    .split(/\s+/),
)

/** Behind these the first word is a thing: "order no. 55", "train 14:32", "call notes". */
const notTasks =
  /^\p{L}+ (?:\d|(?:no|nr|number|id|place|notes|log|link|code|pw|password|results?|is|was|went|are|it a day|to \d|of|source|station)\b)|^pay (?:transparency|gap|bands?|slips?|rises?)\b|^(?:back (?:to|in|at)|lunch|remote|point|paint|price|shop|sport)\b/u

/** What people put before it. */
const before =
  /^(?:(?:[-*•–]|pls|please|plz|pleaase|urgent|asap|quick|quickly|also|and|then|just|again|first|tomorrow|today|tonight|later|%|ok|so|hey|maybe|finally)[:,]? ?)*/

/** Fewer letters are another word when one of them is changed. */
const shortestWithSlip = 5

/** Whether a line begins with something to do, one slip of the finger allowed: "finsh the slides". */
export function beginsWithTask(marked: string): boolean {
  const line = marked.replace(before, '')
  const first = /^(\p{L}+)(?=[- ]\S)/u.exec(line)?.[1]
  if (first === undefined || notTasks.test(line)) return false
  if (verbs.has(first)) return true
  if (first.length < shortestWithSlip) return false
  for (const verb of verbs) {
    if (verb.length >= shortestWithSlip && isSlipOf(first, verb)) return true
  }
  return false
}

/** Whether one letter is missing, doubled, another, or two stand the wrong way round; the first letter is right. */
function isSlipOf(typed: string, word: string): boolean {
  if (typed[0] !== word[0] || Math.abs(typed.length - word.length) > 1) return false
  let at = 0
  while (at < typed.length && typed[at] === word[at]) at += 1
  if (typed.length < word.length) return typed.slice(at) === word.slice(at + 1)
  // "planned" is no slip of "plan": what is only longer at its end is another form.
  if (typed.length > word.length) return at < word.length && typed.slice(at + 1) === word.slice(at)
  const isSwapped = typed[at] === word[at + 1] && typed[at + 1] === word[at]
  return typed.slice(at + (isSwapped ? 2 : 1)) === word.slice(at + (isSwapped ? 2 : 1))
}
