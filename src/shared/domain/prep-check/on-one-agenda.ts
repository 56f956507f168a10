import { dayWords, quoted, writtenItems, type Finding, type Prepared } from './finding'
import { headlineOf } from './what-stands'

/**
 * P5, "protecting their time and focus": a thing is talked about once, at the 1:1 that comes first. Two devices that were
 * offline put it on two agendas, and so does moving a 1:1. What is owed may be spoken of at each.
 */
export function onOneAgenda(prepared: Prepared): Finding | undefined {
  for (const item of writtenItems(prepared)) {
    const { id, ref, ticked } = item
    if (ref === null || ticked || !/^(item|opener|capture):/.test(ref)) continue
    const sooner = prepared.sooner?.find(({ refs }) => refs.includes(ref))
    const words = sooner && headlineOf(prepared, item)
    if (!words) continue
    return {
      rule: 'on-one-agenda',
      text: `${quoted(words)} is on the agenda of ${dayWords(sooner.day)} too`,
      reason: 'It comes up there first; what is left of it then is offered again.',
      fixLabel: 'Leave it there',
      fix: { type: 'takeOff', itemId: id },
    }
  }
  return undefined
}
