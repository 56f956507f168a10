import type { ProjectedItem } from '../../body/project-body'
import { quoted, writtenItems, type Finding, type Fix, type Prepared } from './finding'
import { asMessage, headlineOf } from './what-stands'

/** Once more is a slip, twice a full hour; three times say that nobody decides it. */
const often = 3

/** P5, "protecting their time and focus": what was carried three times is decided, written or dropped. */
export function carriedOften(prepared: Prepared): Finding | undefined {
  for (const item of writtenItems(prepared)) {
    const { id, ref } = item
    if (!ref?.startsWith('item:')) continue
    const before = placesOf(prepared, ref)
    const wasDecision = before.some(({ kind }) => kind === 'decide')
    if (before.length < often || (item.kind === 'decide' && !wasDecision)) continue
    const words = headlineOf(prepared, item)
    if (words === '') continue
    const message: Choice = {
      label: 'Make it a message',
      fix: { ...asMessage(prepared, [item]), letGo: ref },
    }
    const drop: Choice = { label: 'Let it go', fix: { type: 'letGo', itemId: id, ref } }
    const found = {
      rule: 'carried-often',
      text: `${quoted(words)} was carried ${before.length} times`,
      reason: 'What is carried this often wants a decision, a message, or an end.',
    }
    if (wasDecision) return { ...found, fixLabel: message.label, fix: message.fix, choices: [drop] }
    return {
      ...found,
      fixLabel: 'Decide it',
      fix: { type: 'setKind', itemId: id, kind: 'decide' },
      choices: [message, drop],
    }
  }
  return undefined
}

interface Choice {
  label: string
  fix: Fix
}

/** The agendas on which it stood and was not ticked. */
function placesOf({ past = [] }: Prepared, ref: string): Pick<ProjectedItem, 'kind'>[] {
  return past.flatMap(({ meetingId, items }) => {
    const item = items.find((each) => each.ref === ref || `item:${meetingId}/${each.id}` === ref)
    return item && !item.ticked ? [item] : []
  })
}
