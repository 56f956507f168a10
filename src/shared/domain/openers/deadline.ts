/** A date that a question can hold on to. */
export interface Deadline {
  /** "October", "the end of 2027" */
  date: string
  /** What was put off to that date: there is time now. */
  isPutOff: boolean
}

/** What is to be, before what was: the date of what follows, or of what was noticed. */
export function deadlineIn(fact: string, soWhat: string): Deadline | undefined {
  // "Before 2020 it was …" and "apprentices from 2024": only what was noticed begins with a year.
  return (
    dateIn(soWhat.replace(/\b(?:from|after|since) (?:20\d\d)\b/g, '')) ??
    dateIn(
      fact.replace(
        /\b(?:before|until|by|from|after|since) 20\d\d (?:(?:it|they|there|we|that) )?(?:was|were|had|used)\b/g,
        '',
      ),
    )
  )
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const date = String.raw`(?:(?:the (?:end|start|beginning) of |mid-|late |early )?(?:(?:next |this )?(?:${months}|spring|summer|autumn|winter|Christmas|Easter)(?: 20\d\d)?|Q[1-4](?: 20\d\d)?|20[2-9]\d|next (?:year|quarter|season|month)|high season|peak season))`

const putOff = new RegExp(
  String.raw`\b(?:pushed|postponed|delayed|moved|put off)\b[^.]{0,20}\b(?:to|until|till)\s+(${date})\b`,
)
const closedBefore = new RegExp(String.raw`\b(?:no|not|nothing|nobody)\b[^.,]{0,40}\bbefore (${date})\b`, 'i')
const dueBy = new RegExp(
  String.raw`\b(?:[Uu]ntil|[Tt]ill|[Bb]efore|[Bb]y|[Ff]rom|[Aa]fter|[Aa]s of)\s+(${date})\b`,
)
const endsAt = new RegExp(
  String.raw`\b(?:deadline|term|period|contract)\b[^.,]{0,40}\b(?:is|ends|expires)(?: at| in)? (?<the>the )?(${date}|end of (?:20\d\d|${months}))`,
)
const dueIn = new RegExp(String.raw`\b(?:in|for)\s+(${date})\b`)
const isComing = /\b(?:will|goes|comes|starts|begins|becomes?|due)\b/

/** The date something is due by, or was put off to. */
function dateIn(text: string): Deadline | undefined {
  // "No partner, no pilot before summer" tells what it hangs on.
  const late =
    putOff.exec(text)?.[1] ?? (/\bno [^.,]+, no\b/i.test(text) ? undefined : closedBefore.exec(text)?.[1])
  if (late !== undefined) return { date: late, isPutOff: true }
  // "In August" may be over: only what is told of as coming counts.
  const end = endsAt.exec(text)?.[2]?.replace(/^end of/, 'the end of')
  const due = end ?? dueBy.exec(text)?.[1] ?? (isComing.test(text) ? dueIn.exec(text)?.[1] : undefined)
  return due === undefined ? undefined : { date: due, isPutOff: false }
}
