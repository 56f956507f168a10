import type { ProjectedItem } from '@shared/body/project-body'
import { addItem, type Finding, type Fix, type Prepared } from '@shared/domain/prep-check/finding'
import { unfilledPromptOf } from '@shared/domain/prompts'

/** What is there after the fix was applied and, where it leads to an item, the user wrote what was missing. */
export function mended(prepared: Prepared, finding: Pick<Finding, 'rule' | 'text' | 'fix'>): Prepared {
  const { rule, fix } = finding
  const { items } = prepared
  const without = (ids: readonly string[]) => ({
    ...prepared,
    items: items.filter(({ id }) => !ids.includes(id)),
  })
  switch (fix.type) {
    case 'addItem':
      return added(prepared, fix)
    case 'focusItem':
      return rule === 'minutes-fit' ? without([fix.itemId]) : written(prepared, finding, fix.itemId)
    case 'setMinutes':
      return {
        ...prepared,
        items: items.map((item) => ({
          ...item,
          minutes: fix.items.find(({ itemId }) => itemId === item.id)?.minutes ?? item.minutes,
        })),
      }
    case 'setKind':
      return changed(prepared, fix.itemId, { kind: fix.kind })
    case 'removeItems':
      return without(fix.itemIds)
    case 'turnIntoMessage':
      return { ...without(fix.itemIds), ...(fix.letGo ? lettingGo(prepared, fix.letGo) : {}) }
    case 'takeOff':
      return without([fix.itemId])
    case 'letGo':
      return { ...without([fix.itemId]), ...lettingGo(prepared, fix.ref) }
    case 'markDone':
      return { ...prepared, actions: (prepared.actions ?? []).filter(({ id }) => id !== fix.actionId) }
    case 'planOpener': {
      const prompt = unfilledPromptOf(items, 'opener')
      const item = addItem(prepared, 'opener', fix.opener.text)
      return added(prepared, prompt ? { ...item, insteadOf: prompt.id } : item)
    }
    case 'sendBrief':
      return { ...prepared, meeting: { ...prepared.meeting, briefSentAt: '2026-11-26T08:00:00Z' } }
  }
}

function added(prepared: Prepared, fix: Extract<Fix, { type: 'addItem' }>): Prepared {
  const { kind, headline, detail = [], minutes, ref = null, isFirst = false, afterId, insteadOf } = fix
  const numbers = prepared.items.map(({ id }) => Number(/^new-(\d+)$/.exec(id)?.[1] ?? 0))
  const item: ProjectedItem = {
    id: `new-${Math.max(0, ...numbers) + 1}`,
    kind,
    minutes,
    ticked: false,
    ref,
    // An action's words are shown; in a new item without words the user writes.
    headline: headline || (ref === null ? (wordsFor[kind] ?? usual) : actionText(prepared, ref)),
    hasDetail: detail.length > 0,
    detail: detail.join('\n'),
  }
  const others = prepared.items.filter((other) => other.id !== insteadOf)
  const behind = others.findIndex(({ id }) => id === afterId)
  const at = isFirst ? 0 : behind === -1 ? others.length : behind + 1
  return { ...prepared, items: others.toSpliced(at, 0, item) }
}

/** What is let go is offered no more, wherever it stood. */
function lettingGo({ past = [] }: Prepared, ref: string): Pick<Prepared, 'past'> {
  return {
    past: past.map((agenda) => ({
      ...agenda,
      items: agenda.items.map((item) =>
        item.ref === ref || `item:${agenda.meetingId}/${item.id}` === ref ? { ...item, isLetGo: true } : item,
      ),
    })),
  }
}

function actionText({ actions = [] }: Prepared, ref: string): string {
  return actions.find(({ id }) => ref === `action:${id}`)?.text ?? ''
}

const wordsFor: Readonly<Record<string, string>> = {
  ask: 'Your yes to a second engineer',
  opener: 'Buyers ask for outcome pricing. Which part of ours would you defend longest?',
}

const usual = 'How we go on'

function written(prepared: Prepared, { rule, text }: Pick<Finding, 'rule' | 'text'>, id: string): Prepared {
  const item = prepared.items.find((each) => each.id === id)
  if (!item) throw new Error(`no item ${id}`)
  const before = item.detail ?? ''
  const detailed = (detail: string) => changed(prepared, id, { hasDetail: detail !== '', detail })
  switch (rule) {
    case 'problem-offers-a-way':
      return detailed(`${before}\nA: move it; two weeks.\nB: ask first; four days.\nI recommend A.`)
    case 'figure-sourced':
      return detailed(`${before}\nSource: the October cohort`)
    case 'blind-spot-filled':
      return detailed(`${before}\nOne fact they could not have seen`)
    case 'style-fit':
      return text.includes('numbers first')
        ? changed(prepared, id, { headline: `${item.headline}, by two weeks` })
        : detailed('Short.')
    default:
      return changed(prepared, id, { headline: wordsFor[item.kind] ?? usual })
  }
}

function changed(prepared: Prepared, id: string, more: Partial<ProjectedItem>): Prepared {
  return {
    ...prepared,
    items: prepared.items.map((item) => (item.id === id ? { ...item, ...more } : item)),
  }
}
