import { badNewsFollowed } from './bad-news-followed'
import { blindSpotFilled } from './blind-spot-filled'
import { carriedOften } from './carried-often'
import { feedbackShown } from './feedback-shown'
import { figureSourced } from './figure-sourced'
import { writtenItems, type Finding, type Fix, type Prepared, type Rule } from './finding'
import { goalSpokenTo } from './goal-spoken-to'
import { itemHasWords } from './item-has-words'
import { lookOutside } from './look-outside'
import { materialSent } from './material-sent'
import { minutesFit } from './minutes-fit'
import { moreForThem } from './more-for-them'
import { moreThanInforming } from './more-than-informing'
import { onOneAgenda } from './on-one-agenda'
import { openerAsks } from './opener-asks'
import { overdueMentioned } from './overdue-mentioned'
import { problemOffersAWay } from './problem-offers-a-way'
import { sendBy } from './send-by'
import { somethingAsked } from './something-asked'
import { styleFit } from './style-fit'
import { theyHadToAsk } from './they-had-to-ask'
import { timeToListen } from './time-to-listen'

/**
 * The most useful first: what costs trust if it is met unsaid; what the talk is for; whether it fits; what it could
 * hold besides; how it is put; and last, since it ends the preparing, that it is to go. A talk without an ask gains more from one than a full agenda from fewer minutes.
 */
const rules: readonly Rule[] = [
  theyHadToAsk,
  materialSent,
  overdueMentioned,
  badNewsFollowed,
  moreThanInforming,
  somethingAsked,
  problemOffersAWay,
  openerAsks,
  minutesFit,
  onOneAgenda,
  carriedOften,
  goalSpokenTo,
  feedbackShown,
  lookOutside,
  moreForThem,
  timeToListen,
  blindSpotFilled,
  figureSourced,
  styleFit,
  itemHasWords,
  sendBy,
]

/** More would be a list of duties. */
const mostFindings = 3

/**
 * What is missing from an agenda: three findings at most, the most useful first; one while nothing is written, or where
 * nothing is known of the person yet. No two lead to the same place, and what was muted is not looked for.
 */
export function checkPrep(prepared: Prepared): Finding[] {
  const { muted = [] } = prepared
  const most = writtenItems(prepared).length === 0 || isKnownToBeNew(prepared) ? 1 : mostFindings
  const findings: Finding[] = []
  for (const rule of rules) {
    if (findings.length === most) break
    const finding = rule(prepared)
    if (!finding || muted.includes(finding.rule)) continue
    const target = targetOf(finding.fix)
    if (!findings.some((other) => targetsOf(other).includes(target))) findings.push(finding)
  }
  return findings
}

/** An empty profile: everything that can be noted was looked at, and there was nothing. */
function isKnownToBeNew({ goals, blindSpots, feedback, actions }: Prepared): boolean {
  return [goals, blindSpots, feedback, actions].every((list) => list?.length === 0)
}

function targetsOf({ fix, choices = [] }: Finding): string[] {
  return [fix, ...choices.map((choice) => choice.fix)].map(targetOf)
}

function targetOf(fix: Fix): string {
  if ('itemId' in fix) return fix.itemId
  if (fix.type === 'turnIntoMessage') return fix.itemIds.join(' ')
  if (fix.type === 'planOpener') return 'add opener'
  return fix.type === 'addItem' ? `add ${fix.ref ?? fix.kind}` : fix.type
}
