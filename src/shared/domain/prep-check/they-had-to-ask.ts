import { addItem, nameOf, quoted, writtenItems, type Finding, type Prepared } from './finding'
import { isOnAgenda } from './what-stands'

/** Once is chance and twice is bad luck. */
const oftenAsked = 3

/** P2: a customer who has to manage the salesperson is about to leave; so is a boss who has to ask where things stand. */
export function theyHadToAsk(prepared: Prepared): Finding | undefined {
  const { actions = [], chased = 0 } = prepared
  const name = nameOf(prepared)
  const asked = actions.find(
    ({ id, text, wasChased }) => wasChased && !isOnAgenda(prepared, { ref: `action:${id}`, text }),
  )
  if (asked) {
    return {
      rule: 'they-had-to-ask',
      text: `${name} had to ask for ${quoted(asked.text)}`,
      reason: 'Said first this time, it costs nobody a question.',
      fixLabel: 'Add it',
      fix: addItem(prepared, 'inform', '', { ref: `action:${asked.id}`, isFirst: true }),
    }
  }
  if (chased < oftenAsked || writtenItems(prepared).some(({ headline }) => asksHow(headline))) {
    return undefined
  }
  return {
    rule: 'they-had-to-ask',
    text: `${name} had to ask first ${chased} times lately`,
    reason: 'What comes unasked, in a rhythm that was agreed, saves both the asking.',
    fixLabel: 'Ask how',
    fix: addItem(prepared, 'discuss', 'How would you like to hear where things stand, and how often?'),
  }
}

function asksHow(headline: string): boolean {
  return /\b(?:like to hear|hear (?:from me|where)|kept? (?:you )?(?:informed|posted)|how often)\b/i.test(
    headline,
  )
}
